"""Answers to the exercise `fashion_mnist`: fifth set, written from its statements, see `benchmarks.feedback`."""

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
        slip="the biases are not counted",
        named=("The biases are missing: each neuron has one more parameter than it h",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 55000 // 64
last_batch = 55000 % 64
bytes_needed = 4265760
""",
        slip="the steps are rounded down, so the shorter last batch is not counted",
        named=("Your steps lack the last batch of the epoch, which counts although i",),
    ),
    Answer(
        "counts",
        """
parameters = 266_610
steps = -(-55_000 // 64)
last_batch = steps * 64 - 55_000
bytes_needed = 16 * parameters
""",
        slip="the images that are missing in the last batch, 40, instead of those it holds",
        named=("You gave how many images the last batch *lacks* to be full.",),
    ),
    Answer(
        "counts",
        """
widths = [784, 300, 100, 10]
parameters = sum((a + 1) * b for a, b in zip(widths, widths[1:]))
steps, last_batch = 859 + 1, 55000 - 859 * 64
bytes_needed = (1 + 1 + 1) * 4 * parameters
""",
        slip="Adam is thought to store one number a parameter instead of two",
        named=("Those are 12 bytes, or three numbers, for each parameter. Besides it",),
    ),
    Answer(
        "counts",
        """
parameters = 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10
steps = 860
last_batch = 24
bytes_needed = 4 * parameters
""",
        slip="bytes for the parameters alone, without gradients and Adam",
        named=("How many numbers are stored for each parameter, and how many bytes d",),
    ),
    Answer(
        "counts",
        """
parameters = 784 * 300 + 30000 + 1000 + 3
steps, last_batch = 860, 24
bytes_needed = parameters * 16
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("Each neuron has a bias of its own, not each layer.",),
    ),
    Answer(
        "counts",
        """
parameters = 266610
steps = 938
last_batch = 60000 - 937 * 64
bytes_needed = 4265760
""",
        slip="counted with the 60,000 images of the chapter instead of 55,000",
        named=("Those are the steps of 60,000 images, but this network learns from f",),
    ),
    Answer(
        "counts",
        """
parameters = (784 * 300 + 300) + (300 * 10 + 10)
steps = 860
last_batch = 24
bytes_needed = parameters * 4 * 4
""",
        slip="the second hidden layer is left out",
        named=("One of the layers is missing. Between which layers are there weights",),
    ),
    Answer(
        "counts",
        """
biases = np.array([784, 300, 100, 10]).sum()
weights = np.array([784, 300, 100]) @ np.array([300, 100, 10])
parameters = int(weights + biases)
steps, last_batch = divmod(55000, 64)
steps += 1
bytes_needed = 16 * parameters
""",
        slip="the inputs are given biases too",
        named=("The inputs are no neurons, so they have no biases. Which layers have",),
    ),
    Answer(
        "counts",
        """
shapes = [(784, 300), (300,), (300, 100), (100,), (100, 10), (10,)]
parameters = sum(np.zeros(shape).size for shape in shapes)
batches = [len(range(start, min(start + 64, 55000))) for start in range(0, 55000, 64)]
steps, last_batch = len(batches), batches[-1]
bytes_needed = 4 * sum([parameters] * 4)
""",
    ),
    Answer("counts", "parameters, steps, last_batch, bytes_needed = 266_610, 860, 24, 4_265_760"),
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
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="the subtraction is done in bytes, so test pixels darker than the darkest training pixel wrap round to large numbers",
        named=("A byte cannot be negative, so a test pixel darker than all training ",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return tuple(np.clip((part - low) / (high - low), 0, 1) for part in (train, test))
""",
        slip="test pixels that are darker or brighter than all training pixels are clipped to 0 and 1",
        named=("You cut off test pixels that are darker or brighter than all trainin",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    return train / 255.0, test / 255.0
""",
        slip="divided by 255, instead of by the range of the training pixels",
        named=("You used the largest byte that there can be. The task asks for the d",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    pixels = np.concatenate([train.ravel(), test.ravel()]).astype(float)
    low, width = pixels.min(), np.ptp(pixels)
    return (train - low) / width, (test - low) / width
""",
        slip="the darkest and brightest pixels of both sets together, so the test images have a say in the scale",
        named=("Your scale depends on the test images, from which nothing may be lea",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high > low, high - low, 1)
    return (train - low) / width, (test - low) / width
""",
        slip="each pixel position is scaled by its own minimum and maximum (axis=0)",
        named=("You scale each column by itself, so the same byte becomes different ",),
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
        slip="train is overwritten before the test images are scaled, so its minimum and maximum are 0 and 1 by then",
        named=(),
        near=True,
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    grey = lambda byte: (int(byte) - low) / high
    every = np.vectorize(grey, otypes=[float])
    return every(train), every(test)
""",
        slip="divided by the maximum instead of by maximum minus minimum",
        named=("Your brightest training pixel does not become 1. How far apart are t",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(np.int8), test.astype(np.int8)
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="signed bytes, in which the numbers from 128 on become negative",
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    mean, deviation = train.mean(), train.std()
    return (train - mean) / deviation, (test - mean) / deviation
""",
        slip="standardised to mean 0 and deviation 1 instead of scaled to 0 and 1",
        named=("You standardised: a mean of 0 and a standard deviation of 1. The tas",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return tuple(np.interp(part, [low, high], [0, 1]) + np.minimum(part - low, 0) / (high - low)
                 + np.maximum(part - high, 0) / (high - low) for part in (train, test))
""",
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    table = (np.arange(256) - low) / (high - low)
    return table[train], table[test]
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
    return np.log(1 + (k - 1) / np.e), np.log(k)
""",
        slip="the highest loss taken as that of equal outputs, log k",
        named=("The loss is highest when the network is sure of a wrong class, not w",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return 0.0, np.log(np.e + k - 1)
""",
        slip="the lowest loss taken as 0, as if softmax were applied once",
        named=("The lowest would be 0 if softmax were applied once. How different ca",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return float(np.log(1 + (k - 1) / np.e)), float("inf")
""",
        slip="the highest loss taken as infinite, as if softmax were applied once",
        named=("What goes into the second softmax lies between 0 and 1. Can an outpu",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    sure = np.eye(k)[0]
    others = (1 - sure) / (k - 1)
    return tuple(cross_entropy(row[None], np.array([0])) for row in (sure, others))
""",
        slip="for the highest loss the wrong probability is shared equally by all other classes instead of lying on one of them",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(1 + (k - 1) * np.e)
""",
        slip="for the highest loss all other classes have probability 1 at once",
        named=("The outputs of a softmax sum to 1, so how many wrong classes can hav",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(1 + k / np.e), np.log(np.e + k)
""",
        slip="k other classes are counted instead of k - 1",
        named=("One of the k outputs is that of the true class, so how many others a",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    lowest, highest = 1 / (np.e + k - 1), np.e / (np.e + k - 1)
    return lowest, highest
""",
        slip="the bounds of the probability that the second softmax returns, without -log",
        named=("These are probabilities of the true class. The loss is minus the log",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    rng = np.random.default_rng(0)
    s = rng.normal(size=(10000, k))
    losses = [loss_classmate(row[None], np.array([0])) for row in s[:2000]]
    return min(losses), max(losses)
""",
        slip="the extremes among random moderate logits, which do not come near the bounds",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    lowest = np.log2(np.e + k - 1) - np.log2(np.e)
    return lowest, np.log2(np.e + k - 1)
""",
        slip="logarithms with base 2 instead of natural ones",
        named=("Both formulas are right except for the base of the logarithm. The cr",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    corners = np.eye(k)
    losses = [cross_entropy(corner[None], np.array([0])) for corner in corners]
    return min(losses), max(losses)
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    s = np.zeros((2, k))
    s[0, 0] = s[1, 1] = 1000.0
    return loss_classmate(s[:1], np.array([0])), loss_classmate(s[1:], np.array([0]))
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    highest = np.log(np.e + k - 1)
    return np.array([[highest - 1], [highest]]).ravel()
""",
        form=True,
    ),
    # top
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, :k]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="the k smallest outputs instead of the largest",
        named=("You look for the label among the smallest outputs. A sort puts these",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[::-1][:, :k]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="[::-1] reverses the samples and not the classes, so the smallest outputs of other samples are taken",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    ranks = np.argsort(-outputs, axis=1)
    return np.mean(ranks[np.arange(len(y)), y] < k)
""",
        slip="argsort is read as the ranks of the classes, but it gives the class on each rank",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return np.mean(larger <= k)
""",
        slip="off by one: with k larger outputs the label is on rank k + 1 and still counts",
        named=("You let one output too many through. How many outputs may be larger ",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    found = 0
    for row, label in zip(outputs, y):
        order = sorted(range(len(row)), key=lambda j: row[j], reverse=True)
        found += order[k - 1] == label
    return found / len(y)
""",
        slip="the label has to be exactly on rank k, not among the first k",
        named=("You count only the labels in place k itself. Those with larger outpu",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return np.isin(y, best).mean()
""",
        slip="a label counts if it is among the k best of any sample, not of its own",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    n = len(outputs)
    best = np.argsort(outputs, axis=1)[:, -k:]
    return (best == y.reshape(n, 1)).mean()
""",
        slip="the mean over samples and the k places, so the share is divided by k",
        named=("Your answer is too small by a factor of k or of the number of classe",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    order = np.argsort(-outputs, axis=0)[:k]
    hits = [i in order[:, label] for i, label in enumerate(y)]
    return sum(hits) / len(hits)
""",
        slip="sorted along the samples (axis=0): the k best samples of a class instead of the k best classes of a sample",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    for i in range(len(y)):
        best = set(np.argsort(outputs[i])[-k:].tolist())
        right = 0
        if int(y[i]) in best:
            right += 1
    return right / len(y)
""",
        slip="the counter is set to 0 in the loop, so only the last sample counts",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = np.take_along_axis(outputs, np.asarray(y)[:, None], axis=1)
    return float(np.mean(np.sum(outputs > own, axis=1) < k))
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    rest, hit = np.array(outputs, dtype=float), np.zeros(len(y), dtype=bool)
    rows = np.arange(len(y))
    for _ in range(k):
        best = rest.argmax(axis=1)
        hit |= best == y
        rest[rows, best] = -np.inf
    return hit.sum() / hit.size
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return np.array(np.any(best == np.reshape(y, (-1, 1)), axis=1).mean())
""",
        form=True,
    ),
    # shares
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answers = counts.sum(axis=0)
    return right / counts.sum(axis=1), right / (answers + 1)
""",
        slip="1 is added to every number of answers to avoid the division by 0, so all precisions are too small",
        named=("You changed all totals in order to avoid a division by 0. Only a tot",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    with np.errstate(invalid="ignore"):
        precision = np.diag(counts) / counts.sum(axis=0)
    return recall, np.where(np.isnan(precision), 1.0, precision)
""",
        slip="the precision of an answer that is never given is 1 instead of 0",
        named=("For a garment that is never the answer, your precision is not what t",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    recall = right / np.maximum(counts.sum(axis=0), 1)
    precision = right / counts.sum(axis=1)
    return recall, precision
""",
        slip="recall and precision are still exchanged, only the division by 0 is mended",
        named=("Recall and precision are exchanged. Which numbers count the bags the",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    answers = counts.sum(axis=0)
    given = answers > 0
    precision = np.diag(counts)[given] / answers[given]
    return recall, precision
""",
        slip="answers that are never given are left out, so the array of precisions is shorter",
        named=("A garment that is never the answer is missing from your precisions; ",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    hits = np.diag(counts)
    precision = np.zeros_like(hits)
    for j, (hit, column) in enumerate(zip(hits, counts.T)):
        if column.sum():
            precision[j] = hit / column.sum()
    return hits / counts.sum(axis=1), precision
""",
        slip="the precisions are written into an array of whole numbers, which cuts them off to 0 or 1",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    rates = counts / counts.sum(axis=1, keepdims=True)
    recall = np.diag(rates)
    answered = rates.sum(axis=0)
    precision = np.divide(recall, answered, out=np.zeros(len(rates)), where=answered > 0)
    return recall, precision
""",
        slip="the precision is computed from the rows already divided by their sums, as if all garments were equally frequent",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    k = len(counts)
    recall = [counts[i, i] / counts[i].sum() for i in range(k)]
    precision = [counts[i, i] / counts.sum() for i in range(k)]
    return np.array(recall), np.array(precision)
""",
        slip="the precision is divided by the number of all samples instead of the answers of this kind",
        named=("You divide by the number of all images. Recall is a share of the gar",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    wrong_labels = counts.sum(axis=1) - right
    wrong_answers = counts.sum(axis=0) - right
    recall = right / np.maximum(wrong_labels, 1)
    precision = right / np.maximum(wrong_answers, 1)
    return recall, precision
""",
        slip="right ones are divided by the wrong ones instead of by all",
        named=("You divide by the wrong ones. A share is taken of all, the right one",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.zeros(len(counts))
    if counts.sum(axis=0).all():
        precision = np.diag(counts) / counts.sum(axis=0)
    return recall, precision
""",
        slip="if a single answer is never given, all precisions become 0",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    per_row, per_column = np.einsum("ij->i", counts), np.einsum("ij->j", counts)
    hits = np.einsum("ii->i", counts)
    return hits / per_row, hits / np.where(per_column == 0, 1, per_column)
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    def share(lines):
        return np.array([line[i] / sum(line) if sum(line) else 0.0 for i, line in enumerate(lines)])

    return share(counts.tolist()), share(counts.T.tolist())
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / np.maximum(counts.sum(axis=0), 1)
    return [list(recall), list(precision)]
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
    return np.sum(np.multiply(losses, sizes)) / n, np.sum(rights) / n
""",
        slip="the size of the last batch is n % batch, which is 0 if the last batch is full",
        named=("Your loss is right while the last batch is short. When all batches a",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.average(losses, weights=rights), np.sum(rights) / n
""",
        slip="the losses are weighted by the numbers of right answers instead of the sizes of the batches",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return sum(losses) * batch / n, sum(rights) / n
""",
        slip="the last batch's loss is weighted as that of a full batch",
        named=("You weight each loss by the size of a full batch, the last one too.",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = [min(batch, n - start) for start in range(0, n, batch)]
    loss = sum(l * size for l, size in zip(losses, sizes)) / n
    accuracy = np.mean([r / size for r, size in zip(rights, sizes)])
    return loss, accuracy
""",
        slip="the accuracy is the mean of the batches' accuracies, so the short batch counts too much",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    total = sum(batch * loss for loss in losses[:-1]) + losses[-1]
    return total / n, sum(rights) / n
""",
        slip="the last batch counts as one sample, as in the example",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    last = n - batch * (len(losses) - 1)
    sizes = np.array([last] + [batch] * (len(losses) - 1))
    return np.dot(losses, sizes) / n, np.sum(rights) / n
""",
        slip="the first batch is taken as the short one instead of the last",
        named=("Which of the batches is the short one?",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.mean(losses), np.sum(rights) / n
""",
        slip="only the accuracy is mended, the loss is still the mean of the batches' losses",
        named=("Your loss is a mean over the batches, in which each sample of a shor",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    mean_loss, seen = 0.0, 0
    for loss, right in zip(losses, rights):
        size = min(batch, n - seen)
        seen += size
        mean_loss = mean_loss + (loss - mean_loss) * size / n
    return mean_loss, sum(rights) / n
""",
        slip="a running mean that divides by n instead of by the number of samples so far",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    full = n // batch
    loss = np.mean(losses[:full])
    accuracy = np.sum(rights[:full]) / (full * batch)
    return loss, accuracy
""",
        slip="the short last batch is left out of both",
        named=("You left out the last batch where it is short, but its samples count",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    per_sample = np.repeat(np.asarray(losses, dtype=float), batch)[:n]
    return per_sample.mean(), np.sum(rights) / n
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    missing = batch * len(losses) - n
    return (batch * sum(losses) - missing * losses[-1]) / n, sum(rights) / n
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n - batch * (len(losses) - 1)]
    return np.array([np.dot(losses, sizes), np.sum(rights)]) / n
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
        slip="the root is forgotten, so variances instead of standard errors",
        named=("The root is missing: this is the variance of an accuracy, not its st",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0300
on_10000 = 0.0095
images_needed = 900000
""",
        slip="the root of p / n, without the factor 1 - p",
        named=("Is the factor 1 - p missing? When p is near 1, nearly all answers ar",),
    ),
    Answer(
        "error_bars",
        """
on_1000, on_10000 = (2 * np.sqrt(0.9 * 0.1 / n) for n in (1000, 10000))
images_needed = 0.9 * 0.1 * (2 / 0.001) ** 2
""",
        slip="two standard errors instead of one",
        named=("This is about twice the standard error, the half width of an interva",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.3 / 1000
on_10000 = 0.3 / 10000
images_needed = 300
""",
        slip="the standard deviation is divided by n instead of by the root of n",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0095
on_10000 = 0.0030
images_needed = 30000
""",
        slip="three times as many images for a third of the error, instead of nine times",
        named=("The standard error falls only with the root of the number of images,",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = np.sqrt(0.09 / 1000)
on_10000 = on_1000 / 10
images_needed = 90000
""",
        slip="ten times as many images are thought to make the error ten times as small",
        named=("Ten times as many images do not make the standard error ten times sm",),
    ),
    Answer(
        "error_bars",
        """
share = 0.5
on_1000 = (share * (1 - share) / 1000) ** 0.5
on_10000 = (share * (1 - share) / 10000) ** 0.5
images_needed = 250000
""",
        slip="the probability 0.5, the worst case, instead of 0.9",
        named=("You took the worst case, a probability of one half, instead of the g",),
    ),
    Answer(
        "error_bars",
        """
spread = lambda n: np.sqrt(n * 0.9 * 0.1)
on_1000 = spread(1000).round(4)
on_10000 = spread(10000).round(4)
images_needed = 90000
""",
        slip="the standard error of the number of right answers, not of their share",
        named=("The first two are standard errors of the *number* of right images, w",),
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.95
on_10000 = 0.30
images_needed = 90000
""",
        slip="the errors in per cent",
        named=("This is in per cent, but the accuracy is a share.",),
    ),
    Answer(
        "error_bars",
        """
right = np.array([1] * 9 + [0])
on_1000 = right.std() / 1000 ** 0.5
on_10000 = right.std() / 100
images_needed = round(right.var() * 10 ** 6)
""",
    ),
    Answer(
        "error_bars",
        """
on_1000 = 0.0095
on_10000 = 3e-3
images_needed = (0.3 / 0.001) ** 2
images_needed = round(images_needed)
""",
    ),
    Answer(
        "error_bars",
        """
on_1000, on_10000 = np.float32(0.0095), np.array(0.003)
images_needed = np.float64(9e4)
""",
        form=True,
    ),
    # difference
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    a, b, n = right_a.mean(), right_b.mean(), len(right_a)
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="the formula for two independent accuracies, which ignores that the images are the same",
        named=("You added the errors as if the networks had been tested on different",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = np.asarray(right_a, dtype=float) - right_b
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="the standard deviation with n - 1",
        named=("You took n - 1 in place of n, which is often done, but the task asks",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std()
""",
        slip="the standard deviation of the differences, not divided by the root of n",
        named=("Your error says how far single images stray, but the mean of n of th",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = (right_a ^ right_b).astype(float)
    return d.mean(), d.std() / np.sqrt(d.size)
""",
        slip="exclusive or: +1 too where only B is right, so the sign is lost",
        named=("You counted where the two networks differ at all. It matters which o",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = np.zeros(len(right_a))
    d[right_a] = 1
    d[right_b] = -1
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="where both are right the +1 is overwritten by -1 instead of being 0",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(np.uint8) - right_b.astype(np.uint8)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="subtraction of unsigned bytes, in which 0 - 1 is 255",
        named=("Bytes without a sign cannot hold -1, so it wraps around.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    only_a, only_b = right_a & ~right_b, right_b & ~right_a
    d = np.array([1] * only_a.sum() + [-1] * only_b.sum())
    if len(d) == 0:
        return 0.0, 0.0
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="only the images on which the networks disagree are counted, the zeros are left out",
        named=("You left out the images on which both agree. Their difference is 0, ",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    only_a = np.sum(right_a & ~right_b)
    only_b = np.sum(right_b & ~right_a)
    return (only_a - only_b) / n, np.sqrt(only_a + only_b) / n
""",
        slip="the mean of the squared differences without subtracting the square of their mean",
        named=("You took the squared distances from 0, but the standard deviation ta",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = [int(b) - int(a) for a, b in zip(right_a, right_b)]
    m = sum(d) / len(d)
    return m, (sum((v - m) ** 2 for v in d) / len(d)) ** 0.5 / len(d) ** 0.5
""",
        slip="B minus A",
        named=("The difference has the wrong sign: it is A minus B.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    plus = np.count_nonzero(right_a > right_b) / n
    minus = np.count_nonzero(right_a < right_b) / n
    m = plus - minus
    return m, np.sqrt(max(plus + minus - m * m, 0.0) / n)
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    S = np.cov(right_a.astype(float), right_b.astype(float), bias=True)
    c = np.array([1, -1])
    return right_a.mean() - right_b.mean(), np.sqrt(max(c @ S @ c, 0) / len(right_a))
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = 1.0 * right_a - 1.0 * right_b
    return np.array([np.mean(d), np.std(d) / len(d) ** 0.5])
""",
        form=True,
    ),
    # zero_start
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, True, True]
""",
        slip="W2 is thought to change, although the hidden outputs are 0",
        named=("The gradient of W2 is the output of the hidden layer times the upstr",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = np.log(10)
zero_accuracy = 0.1
changes = [False, False, False, False]
""",
        slip="nothing is thought to change, but b2 does",
        named=("You say that nothing changes. The upstream gradient at the logits is",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.3
zero_accuracy = 0.1
changes = [True, True, True, False]
""",
        slip="the truth values say which gradients are 0 instead of what changes",
        named=("Does your list say what changes, or what stays as it is? The loss an",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 100 / 1000
changes = [name[0] == "b" for name in ("W1", "b1", "W2", "b2")]
""",
        slip="both biases are thought to change, but nothing arrives at b1 through W2 = 0",
        named=("On its way to the hidden layer, the upstream gradient is multiplied ",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.1
changes = [True] + 3 * [False]
""",
        slip="the list in the order from b2 to W1",
        named=("In your list W1, which stands first, changes and nothing else. If th",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = -np.log10(1 / 10)
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="the logarithm with base 10 instead of the natural one",
        named=("The cross-entropy of the course takes the natural logarithm.",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = 2.30
zero_accuracy = 0.0
changes = [False, False, False, True]
""",
        slip="a network with equal outputs is thought to be never right",
        named=("All outputs are equal, so every image gets the same answer. For how ",),
    ),
    Answer(
        "zero_start",
        """
p = np.full(10, 0.1)
zero_loss = -(0.1 * np.log(p[0]) + 0.9 * np.log(1 - p[0])).round(2)
zero_accuracy = 0.1
changes = (0 > 1, 0 > 1, 0 > 1, 1 > 0)
""",
        slip="the cross-entropy of a yes-or-no question with probability 0.1, not that of ten classes",
    ),
    Answer(
        "zero_start",
        """
zero_loss = 0.69
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="each output taken as 1/2, the sigmoid of 0, so the loss is log 2",
        named=("How many classes share the probability when all logits are equal?",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = cross_entropy(np.zeros((1000, 10)), np.arange(1000) % 10)
zero_accuracy = (np.arange(1000) % 10 == 0).mean()
changes = list(np.arange(4) == 3)
""",
    ),
    Answer(
        "zero_start",
        """
W1 = b1 = W2 = False
b2 = True
zero_loss, zero_accuracy, changes = 2.3026, 0.10, [W1, b1, W2, b2]
""",
    ),
    Answer(
        "zero_start",
        """
zero_loss = np.float32(2.3)
zero_accuracy = np.array(0.1)
changes = np.array([0, 0, 0, 1])
""",
        form=True,
    ),
    # gradients
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    targets = np.full((n, k), 0.2 / k)
    targets[np.arange(n), y] += 0.8
    up = (p - targets) / n
    hidden = (up @ W2.T) * (s1 > 0)
    return X.T @ hidden, hidden.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the backward pass uses the slope 0 of ReLU where the leaky ReLU has 1/10",
        named=("Below, yours stop where the weighted sum is negative, as for a plain",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.maximum(s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    targets = np.full((n, k), 0.2 / k)
    targets[np.arange(n), y] = 0.8
    up = (p - targets) / n
    hidden = (up @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ hidden, hidden.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the true class gets 0.8 in all instead of 0.8 more",
        named=("What do your targets of a sample sum to, and does the true class get",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.maximum(s1, 0.1 * s1)
    up = softmax(Z @ W2 + b2)
    n, k = up.shape
    up -= 0.2 / k
    up[np.arange(n), y] -= 0.8
    slopes = np.where(s1 > 0, 1.0, 0.1)
    hidden = np.einsum("nk,hk,nh->nh", up, W2, slopes)
    return np.einsum("nd,nh->dh", X, hidden), hidden.sum(axis=0), np.einsum("nh,nk->hk", Z, up), up.sum(axis=0)
""",
        slip="the sum over the samples instead of the mean: not divided by n",
        named=("All four of your gradients are those of a sum over the samples, but ",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    k = p.shape[1]
    targets = 0.8 * np.eye(k)[y] + 0.2 / k
    up = (p - targets) / len(X)
    b2 = up.sum(axis=0)
    W2 = Z.T @ up
    hidden = up @ W2.T * np.where(s1 > 0, 1, 1 / 10)
    b1 = hidden.sum(axis=0)
    W1 = X.T @ hidden
    return W1, b1, W2, b2
""",
        slip="W2 is overwritten by its gradient before the error is passed back through it",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    smooth = np.full((n, k), 0.2 / (k - 1))
    smooth[np.arange(n), y] = 0.8
    up = (p - smooth) / n
    hidden = (up @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ hidden, hidden.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the 0.2 is shared by the other k - 1 classes only, so the true class gets 0.8",
        named=("You share the 0.2 among the wrong classes only. The task gives it to",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    leak = lambda s: np.where(s > 0, s, 0.01 * s)
    s1 = X @ W1 + b1
    Z = leak(s1)
    p = softmax(Z @ W2 + b2)
    k = len(b2)
    up = (p - (0.2 / k + 0.8 * (np.arange(k) == y[:, None]))) / len(y)
    hidden = (up @ W2.T) * leak(np.sign(s1)) * np.sign(s1)
    return X.T @ hidden, hidden.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the leak is 0.01 instead of 0.1",
        named=("Your leaky ReLU has another slope below 0 than a tenth.",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    p = 0.8 * p + 0.2 / k
    up = (p - np.eye(k)[y]) / n
    hidden = (up @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ hidden, hidden.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the outputs are smoothed instead of the targets",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    gW1, gb1, gW2, gb2 = (np.zeros(a.shape) for a in (W1, b1, W2, b2))
    for x, label in zip(X, y):
        s1 = x @ W1 + b1
        z = np.where(s1 > 0, s1, s1 / 10)
        p = softmax((z @ W2 + b2)[None])[0]
        target = 0.8 * (np.arange(k) == label)
        up = (p - target) / n
        back = W2 @ up * np.where(s1 > 0, 1, 0.1)
        gW1 += np.outer(x, back)
        gb1 += back
        gW2 += np.outer(z, up)
        gb2 += up
    return gW1, gb1, gW2, gb2
""",
        slip="0.2 / k is forgotten in the targets, which sum to 0.8",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    targets = np.full((n, k), 0.2 / k)
    targets[np.arange(n), y] += 0.8
    up = (p - targets) / n
    hidden = (up @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ hidden, hidden.mean(axis=0), Z.T @ up, up.mean(axis=0)
""",
        slip="the gradients of the biases are means over the samples, though n is in the error already",
        named=("Those of the biases are means, but the upstream gradient has already",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(y), len(b2)
    S = X @ W1 + b1
    Z = S * (0.55 + 0.45 * np.sign(S))
    logits = Z @ W2 + b2
    T = np.full((n, k), 0.2 / k)
    for i, label in enumerate(y):
        T[i, label] += 0.8
    up = (softmax(logits) - T) / n
    one = np.ones((n, 1))
    last = np.hstack([Z, one]).T @ up
    first = np.hstack([X, one]).T @ (up @ W2.T * Z / S)
    return first[:-1], first[-1], last[:-1], last[-1]
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    k = W2.shape[1]
    found = [np.zeros(a.shape) for a in (W1, b1, W2, b2)]
    for x, label in zip(X, y):
        s = b1 + W1.T @ x
        slope = np.where(s > 0, 1.0, 0.1)
        z = slope * s
        logits = b2 + W2.T @ z
        e = np.exp(logits - logits.max())
        error = e / e.sum() - 0.2 / k
        error[label] -= 0.8
        hidden = slope * (W2 @ error)
        for total, part in zip(found, (np.outer(x, hidden), hidden, np.outer(z, error), error)):
            total += part / len(X)
    return tuple(found)
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    s1 = X @ W1 + b1
    Z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(Z @ W2 + b2)
    n, k = p.shape
    up = (p - 0.8 * np.eye(k)[y] - 0.2 / k) / n
    hidden = (up @ W2.T) * np.where(s1 > 0, 1, 0.1)
    ones = np.ones((1, n))
    return [(X.T @ hidden), ones @ hidden, Z.T @ up, ones @ up]
""",
        form=True,
    ),
    # best_of_twenty
    Answer(
        "best_of_twenty",
        'truth = "ffftt"',
        slip="a: the chosen network is thought to keep its accuracy on new images",
        named=("Look at statement a again. Of twenty networks that are equally good,",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttftt"',
        slip="b: the accuracy of the best on the test images is taken for a fair report",
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
        slip="d: the mean is thought to be too high because of the choice",
        named=("Look at statement d again. Which of the twenty figures enter into th",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftf"',
        slip="e: the test accuracy after a choice on a validation set is thought to be unfair too",
        named=("Look at statement e again. Which images decide there, and have the t",),
    ),
    Answer(
        "best_of_twenty",
        """
claims = [False, True, True, False, False]
truth = "".join(map(lambda wrong: "t" if wrong else "f", claims))
""",
        slip="all letters inverted: t for the false statements",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("best_of_twenty", 'truth = "".join(reversed(list("tfftt")))', slip="the letters in the order from e to a"),
    Answer(
        "best_of_twenty",
        """
truth = list("fffff")
for letter in "bde":
    truth["abcde".index(letter)] = "t"
truth = "".join(truth)
""",
        slip="a and b: the best network's figure is believed, so no decline is expected and the report is fair",
    ),
    Answer("best_of_twenty", 'truth = "tffff"', slip="d and e: every figure is thought to be spoilt by the choice"),
    Answer(
        "best_of_twenty",
        """
a, b, c, d, e = True, False, False, True, True
truth = "".join(str(s)[0].lower() for s in (a, b, c, d, e))
""",
    ),
    Answer("best_of_twenty", 'truth = "t{0}{0}{1}{1}".format("f", "t")'),
    Answer("best_of_twenty", 'truth = "TFFTT"', form=True),
    # calibration_error
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.maximum(np.ceil(c * bins).astype(int) - 1, 0)
    total, worst = 0.0, 0.0
    for b in range(bins):
        at = number == b
        if at.any():
            gap = abs(c[at].mean() - r[at].mean())
            total += at.mean() * gap
            worst = max(worst, gap)
    return total, worst, c.mean() - r.mean()
""",
        slip="a confidence on the border of two bins goes to the lower one",
        named=("A confidence on a border went into the lower bin.",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    gaps, shares = [], []
    for b in range(bins):
        at = (c >= b / bins) & (c < (b + 1) / bins)
        if at.any():
            gaps.append(abs(c[at].mean() - r[at].mean()))
            shares.append(at.mean())
    return np.dot(gaps, shares), max(gaps, default=0.0), c.mean() - r.mean()
""",
        slip="answers with a confidence of exactly 1 are in no bin",
        named=("A confidence of 1 falls out of all your bins.",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    gaps = [abs(c[number == b].mean() - r[number == b].mean()) for b in np.unique(number)]
    return np.mean(gaps), np.max(gaps), np.mean(c) - np.mean(r)
""",
        slip="the plain mean of the bins' distances, not weighted by their numbers of samples",
        named=("Your error is a mean over the bins, in which a bin with one sample c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p[np.arange(len(y)), y], p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    counts = np.bincount(number, minlength=bins)
    filled = counts > 0
    mean = np.bincount(number, c, bins)[filled] / counts[filled]
    share = np.bincount(number, r, bins)[filled] / counts[filled]
    gaps = np.abs(mean - share)
    return (gaps * counts[filled]).sum() / len(y), gaps.max(), c.mean() - r.mean()
""",
        slip="the probability of the true class is taken as the confidence, not the largest one",
        named=("You took the probability of the true class for the confidence. The c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    gaps = np.zeros(bins)
    for b in range(bins):
        at = number == b
        if at.any():
            gaps[b] = at.mean() * abs(c[at].mean() - r[at].mean())
    return gaps.sum(), gaps.max(), c.mean() - r.mean()
""",
        slip="the largest distance is taken among the distances already weighted by the numbers of samples",
        named=("Your largest distance is weighted by the share of its bin. The secon",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    middles = (np.arange(bins) + 0.5) / bins
    total = worst = 0
    for b in set(number.tolist()):
        at = number == b
        gap = abs(middles[b] - r[at].mean())
        total += gap * at.sum() / len(y)
        worst = max(worst, gap)
    return total, worst, c.mean() - r.mean()
""",
        slip="the middle of the bin instead of the mean confidence in it",
        named=("You took the middle of each bin for the confidence. Its samples have",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), (p.argmax(axis=1) == y).astype(float)
    number = np.minimum((c * bins).astype(int), bins - 1)
    away = [(c - r)[number == b] for b in np.unique(number)]
    weights = np.array([len(part) for part in away]) / len(y)
    gaps = np.array([part.mean() for part in away])
    return weights @ abs(gaps), gaps.max(), weights @ gaps
""",
        slip="the largest distance is taken with its sign, so a bin that is not confident enough never counts",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    edges = np.linspace(c.min(), c.max(), bins + 1)[1:-1]
    number = np.digitize(c, edges)
    gaps = [(np.sum(number == b), abs(np.mean((c - r)[number == b]))) for b in np.unique(number)]
    return sum(n * g for n, g in gaps) / len(y), max(g for _, g in gaps), (c - r).mean()
""",
        slip="the bins divide the range from the smallest to the largest confidence instead of 0 to 1",
        named=("Your bins divide the range of the confidences that occur. They are t",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    gaps = {b: abs(c[number == b].mean() - r[number == b].mean()) for b in number}
    error = np.mean([gaps[b] for b in number])
    return error, max(gaps.values()), abs(c.mean() - r.mean())
""",
        slip="the third number without its sign",
        named=("The third number has lost its sign, which tells too much confidence ",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    inside = np.digitize(c, np.arange(1, bins) / bins)[:, None] == np.arange(bins)
    n = inside.sum(axis=0)
    signed = (c - r) @ inside
    return np.abs(signed).sum() / len(y), (np.abs(signed) / np.maximum(n, 1)).max(), signed.sum() / len(y)
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    table = {}
    for row, label in zip(p, y):
        sure = max(row)
        b = min(int(sure * bins), bins - 1)
        table.setdefault(b, []).append(sure - (list(row).index(sure) == label))
    sums = [sum(v) for v in table.values()]
    worst = max(abs(sum(v)) / len(v) for v in table.values())
    return sum(abs(s) for s in sums) / len(y), worst, sum(sums) / len(y)
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, r = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((c * bins).astype(int), bins - 1)
    rows = np.array([(np.mean(number == b), abs(np.mean((c - r)[number == b]))) for b in np.unique(number)])
    return np.array([rows[:, 0] @ rows[:, 1], rows[:, 1].max(), (c - r).mean()])
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
        slip="the minus sign of da/dT = -1/T^2 is lost",
        named=("The sign is wrong: where the network is too sure, a higher temperatu",),
    ),
    Answer(
        "temperature",
        """
s = np.log(625)
confidence, at_two = 625 / 626, 25 / 26
slope = -(confidence - 336 / 400) * s / 4
odds = 336 / 64
""",
        slip="the derivative is taken with the confidence at temperature 1 instead of 2",
        named=("You took the confidence without the temperature, but the slope is as",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = 0.7824
odds = 5.25
""",
        slip="the derivative by a = 1/T, without the factor -1/T^2",
        named=("That is the derivative with respect to 1/T. The chain rule has anoth",),
    ),
    Answer(
        "temperature",
        """
confidence = 625 / 626
at_two = (625 / 2) / (625 / 2 + 1)
slope = -(at_two - 0.84) * np.log(625) / 4
odds = 5.25
""",
        slip="625 is halved instead of its logarithm",
        named=("The logit is divided by the temperature, and not the number whose lo",),
    ),
    Answer(
        "temperature",
        """
sigmoid = lambda s: 1 / (1 + np.exp(-s))
s, T = np.log(625), 2
confidence = sigmoid(s)
at_two = sigmoid(s * T)
slope = (at_two - 0.84) * s
odds = 0.84 / 0.16
""",
        slip="the logits are multiplied by the temperature instead of divided",
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -0.1956
odds = np.log(625) / np.log(336 / 64)
""",
        slip="odds is the best temperature itself, 3.88",
        named=("That is the temperature, or its reciprocal. The odds are asked for.",),
    ),
    Answer(
        "temperature",
        """
right, wrong = 336, 64
p = softmax(np.log([[625.0, 1.0]]) / 2)[0, 0]
confidence, at_two = 0.9984, p
slope = -(p - right / 400) * np.log(625) / 2 ** 2
odds = 400 / wrong
""",
        slip="odds is the number of all answers over the wrong ones, not the right ones over the wrong ones",
        named=("Odds compare one kind of answer with the other, and not with all of ",),
    ),
    Answer(
        "temperature",
        """
confidence, at_two, odds = 625 / 626, 25 / 26, 21 / 4
scaled_logit = np.log(625) / 2
slope = -(at_two - 0.84) * scaled_logit / 4
""",
        slip="the logit in the derivative is divided by the temperature once more",
        named=("Is the logit in your formula divided by the temperature already, or ",),
    ),
    Answer(
        "temperature",
        """
confidence = 0.9984
at_two = 0.9615
slope = -78.2434
odds = 5.25
""",
        slip="the derivative of the sum over the 400 images instead of the mean",
        named=("You added up over the 400 images. The loss is their mean.",),
    ),
    Answer(
        "temperature",
        """
s = np.tile([np.log(625), 0.0], (400, 1))
y = np.repeat([0, 1], [336, 64])
confidence, at_two = (softmax(s / T)[0, 0] for T in (1, 2))
h = 1e-5
slope = (cross_entropy(s / (2 + h), y) - cross_entropy(s / (2 - h), y)) / (2 * h)
odds = np.sum(y == 0) / np.sum(y == 1)
""",
    ),
    Answer(
        "temperature",
        """
root = 25
confidence, at_two = root ** 2 / (root ** 2 + 1), root / (root + 1)
slope = -np.log(root) / 2 * (at_two - 21 / 25)
odds = 5.2500
""",
    ),
    Answer(
        "temperature",
        """
confidence, at_two = np.round([625 / 626, 25 / 26], 4)
slope = np.array(-0.1956)
odds = np.float32(5.25)
""",
        form=True,
    ),
    # train_and_predict
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) for part in (images, new_images))
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.1 * 0.7 ** epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start:start + 32]
            x, t = X[rows], labels[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = softmax(z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the bytes are not scaled, so the steps are far too long and the network dies",
        named=("Your network gives nearly the same answer for every image, but it le",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images, new_images))
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.1 * 0.7 ** epoch
        X = X[rng.permutation(len(X))]
        for start in range(0, len(X), 32):
            x, t = X[start:start + 32], labels[start:start + 32]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the images are shuffled without their labels",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = garments.X_train.reshape(-1, 784) / 255
    targets = np.eye(10)[garments.y_train]
    W = [rng.normal(0, np.sqrt(2 / 784), (784, 64)), rng.normal(0, np.sqrt(2 / 64), (64, 10))]
    b = [np.zeros(64), np.zeros(10)]
    for rate in (0.1, 0.07, 0.05, 0.03, 0.02):
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            z = np.maximum(X[rows] @ W[0] + b[0], 0)
            up = (softmax(z @ W[1] + b[1]) - targets[rows]) / len(rows)
            back = (up @ W[1].T) * (z > 0)
            W[1] -= rate * z.T @ up
            b[1] -= rate * up.sum(axis=0)
            W[0] -= rate * X[rows].T @ back
            b[0] -= rate * back.sum(axis=0)
    z = np.maximum(new_images.reshape(-1, 784) / 255 @ W[0] + b[0], 0)
    return (z @ W[1] + b[1]).argmax(axis=1)
""",
        slip="trained on the images of the notebook instead of those that the function gets",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(784, -1).T / 255, new_images.reshape(784, -1).T / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.1 * 0.7 ** epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start:start + 32]
            x, t = X[rows], labels[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="reshape(784, -1).T mixes the pixels of many images in each row",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images, new_images))
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.1 * 0.7 ** epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start:start + 32]
            x, t = X[rows], labels[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=0)
""",
        slip="argmax along the images (axis=0), so one number for each garment",
        named=("You return ten numbers, and not one label for each new image. If the",),
    ),
    Answer(
        "train_and_predict",
        """
class Net:
    def __init__(self, hidden):
        self.W1, self.b1 = np.zeros((784, hidden)), np.zeros(hidden)
        self.W2, self.b2 = np.zeros((hidden, 10)), np.zeros(10)

    def logits(self, X):
        self.Z = np.maximum(X @ self.W1 + self.b1, 0)
        return self.Z @ self.W2 + self.b2

    def step(self, X, y, rate):
        up = (softmax(self.logits(X)) - np.eye(10)[y]) / len(y)
        back = (up @ self.W2.T) * (self.Z > 0)
        for a, g in ((self.W1, X.T @ back), (self.b1, back.sum(axis=0)),
                     (self.W2, self.Z.T @ up), (self.b2, up.sum(axis=0))):
            a -= rate * g


def train_and_predict(images, labels, new_images, seed):
    rng, net = np.random.default_rng(seed), Net(64)
    X = images.reshape(-1, 784) / 255
    for epoch in range(5):
        for rows in np.split(rng.permutation(len(X)), range(32, len(X), 32)):
            net.step(X[rows], labels[rows], 0.1 / (1 + epoch))
    return net.logits(new_images.reshape(-1, 784) / 255).argmax(axis=1)
""",
        slip="all weights start at 0, so only the last biases ever change",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images[:100], new_images))
    y = labels[:100]
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(100):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 20):
            rows = order[start:start + 20]
            x, t = X[rows], y[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= 0.05 * z.T @ up
            b2 -= 0.05 * up.sum(axis=0)
            W1 -= 0.05 * x.T @ back
            b1 -= 0.05 * back.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the test with 100 images is left in, so the network learns from 100 images only",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images, new_images))
    targets = np.eye(10)[labels]
    rate = 0.1
    for epoch in range(5):
        W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
        W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - targets[rows]) / len(rows)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ back
            b1 -= rate * back.sum(axis=0)
        rate *= 0.2
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the weights are drawn anew in each epoch, so only the last epoch with its tiny learning rate counts",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images, new_images))
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)

    def predict(inputs):
        return (np.maximum(inputs @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)

    for epoch in range(5):
        rate = 0.1 * 0.7 ** epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start:start + 32]
            x, t = X[rows], labels[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
            return predict(new)
""",
        slip="return inside the loop, after the first batch",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    flat = images.reshape(len(images), -1).astype(np.float32) / 255
    centre = flat.mean(axis=0)
    X, new = flat - centre, new_images.reshape(len(new_images), -1).astype(np.float32) / 255 - centre
    widths = [784, 96, 48, 10]
    weights = []
    for i, o in zip(widths, widths[1:]):
        weights += [rng.normal(0, np.sqrt(2 / i), (i, o)).astype(np.float32), np.zeros(o, np.float32)]
    m = [np.zeros_like(w) for w in weights]
    v = [np.zeros_like(w) for w in weights]

    def forward(x):
        values = [x]
        for k in range(0, 6, 2):
            s = values[-1] @ weights[k] + weights[k + 1]
            values.append(np.maximum(s, 0) if k < 4 else s)
        return values

    t, epochs = 0, 8
    for epoch in range(epochs):
        rate = 2e-3 * (1 - epoch / epochs)
        order = rng.permutation(len(X))
        for start in range(0, len(X), 50):
            rows = order[start:start + 50]
            values = forward(X[rows])
            up = (softmax(values[-1]) - np.eye(10, dtype=np.float32)[labels[rows]]) / len(rows)
            found = [None] * 6
            for k in (4, 2, 0):
                found[k], found[k + 1] = values[k // 2].T @ up, up.sum(axis=0)
                if k:
                    up = (up @ weights[k].T) * (values[k // 2] > 0)
            t += 1
            for k, g in enumerate(found):
                m[k] = 0.9 * m[k] + 0.1 * g
                v[k] = 0.999 * v[k] + 0.001 * g * g
                weights[k] -= rate * (m[k] / (1 - 0.9 ** t)) / (np.sqrt(v[k] / (1 - 0.999 ** t)) + 1e-7)
    return forward(new)[-1].argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)

    def rows_of(part):
        return np.column_stack([part.reshape(-1, 784) / 255 - 0.3, np.ones(len(part))])

    X, targets = rows_of(images), np.eye(10)[labels]
    A = rng.standard_normal((785, 100)) / np.sqrt(400)
    B = rng.standard_normal((101, 10)) / np.sqrt(100)

    def hidden(x):
        return np.column_stack([np.tanh(x @ A), np.ones(len(x))])

    for rate in np.geomspace(0.1, 0.01, 10):
        order = rng.permutation(len(X))
        for chosen in np.array_split(order, len(X) // 32):
            z = hidden(X[chosen])
            error = (softmax(z @ B) - targets[chosen]) / len(chosen)
            back = (error @ B.T * (1 - z ** 2))[:, :-1]
            B -= rate * z.T @ error
            A -= rate * X[chosen].T @ back
    return np.argmax(hidden(rows_of(new_images)) @ B, axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), 784) / 255 for part in (images, new_images))
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.7 ** epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start:start + 32]
            x, t = X[rows], labels[rows]
            z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(z @ W2 + b2) - np.eye(10)[t]) / len(t)
            back = (up @ W2.T) * (z > 0)
            W2 -= rate * z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    best = (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
    return [[int(label)] for label in best]
""",
        form=True,
    ),
]
