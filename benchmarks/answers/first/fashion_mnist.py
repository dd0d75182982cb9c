"""Answers to the exercise `fashion_mnist`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    Answer(
        "counts",
        """\
parameters = 784 * 300 + 300 * 100 + 100 * 10
steps = 860
last_batch = 24
bytes_needed = parameters * 4 * 4
""",
        slip="the biases are forgotten",
        named=("biases are missing",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 859, 64, 4265760",
        slip="the last batch is dropped",
        named=("Your steps lack the last batch of the epoch,",),
    ),
    Answer(
        "counts",
        """\
parameters = 266610
steps = 860
last_batch = 860 * 64 - 55000
bytes_needed = 4265760
""",
        slip="last_batch is what is missing to a full batch",
        named=("You gave how many images the last batch *lacks*",),
    ),
    Answer(
        "counts",
        """\
parameters, steps, last_batch = 266610, 860, 24
bytes_needed = parameters * 3 * 4
""",
        slip="Adam is taken to store one number for each parameter",
        named=("Those are 12 bytes, or three numbers, for each parameter",),
    ),
    Answer(
        "counts",
        """\
parameters, steps, last_batch = 266610, 860, 24
bytes_needed = 4 * parameters
""",
        slip="only the parameters are stored",
        named=("How many numbers are stored for each parameter, and",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 860, 24, 2132880",
        slip="parameters and gradients only, without Adam",
        named=("Those are 8 bytes for each parameter",),
    ),
    Answer(
        "counts",
        """\
parameters = 785 * 300 + 301 * 100 + 101 * 10
steps = 860
last_batch = 24
bytes_needed = parameters * 4 * 8
""",
        slip="8 bytes a number",
        named=("You took 8 bytes a number",),
    ),
    Answer(
        "counts",
        """\
parameters = 784 * 300 + 300 + 300 * 10 + 10
steps, last_batch = 860, 24
bytes_needed = 16 * parameters
""",
        slip="one hidden layer is overlooked",
        named=("One of the layers is missing",),
    ),
    Answer(
        "counts",
        """\
parameters = 266610
steps = 55000 / 64
last_batch = 55000 % 64
bytes_needed = 16 * parameters
""",
        slip="a fraction of a step",
        named=("A batch that is not full takes a step",),
    ),
    Answer(
        "counts",
        """\
parameters = 784 * 300 + 1 + 300 * 100 + 1 + 100 * 10 + 1
steps, last_batch = 860, 24
bytes_needed = 16 * parameters
""",
        slip="a bias for each layer instead of each neuron",
        named=("Each neuron has a bias of its own, not",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 860, 24, 4265.76",
        slip="kilobytes instead of bytes",
        named=("Those are kilobytes or megabytes",),
    ),
    Answer(
        "counts",
        """\
parameters = 266610
steps = 938
last_batch = 60000 - 937 * 64
bytes_needed = 4265760
""",
        slip="the 60,000 images of the chapter",
        named=("Those are the steps of 60,000 images, but this",),
    ),
    Answer(
        "counts",
        """\
parameters = 266610
steps = 860
last_batch = 24
bytes_needed = 4265760
""",
    ),
    Answer(
        "counts",
        """\
sizes = [784, 300, 100, 10]
parameters = sum((a + 1) * b for a, b in zip(sizes[:-1], sizes[1:]))
steps = -(-55_000 // 64)
last_batch = 55_000 - 64 * (steps - 1)
bytes_needed = 4 * (parameters + parameters + 2 * parameters)
""",
    ),
    Answer(
        "counts",
        """\
W = [np.zeros((784, 300)), np.zeros(300), np.zeros((300, 100)), np.zeros(100), np.zeros((100, 10)), np.zeros(10)]
parameters = sum(a.size for a in W)
starts = range(0, 55000, 64)
steps = len(starts)
last_batch = 55000 - starts[-1]
bytes_needed = 4 * sum(a.astype(np.float32).nbytes for a in W)
""",
    ),
    Answer(
        "counts",
        """\
parameters = 266610.0
steps = np.ceil(55000 / 64)
last_batch = np.array([24])
bytes_needed = 4265760.0
""",
        form=True,
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    return tuple((a - a.min()) / (float(a.max()) - a.min()) for a in (train, test))
""",
        slip="each set by its own pixels, as in the classmate's",
        named=("still scaled by its own pixels",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="darker test bytes wrap around",
        named=("A byte cannot be negative",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    return train / 255, test / 255
""",
        slip="divided by 255",
        named=("You used the largest byte that there can be",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    both = np.concatenate([train.ravel(), test.ravel()]).astype(float)
    low, high = both.min(), both.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="the scale of both sets together",
        named=("Your scale depends on the test images, from which",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    return train / train.max(), test / train.max()
""",
        slip="the darkest pixel is not subtracted",
        named=("Your darkest training pixel does not become 0",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), np.clip((test - low) / (high - low), 0, 1)
""",
        slip="the test pixels are cut off at 0 and 1",
        named=("cut off test pixels",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = float(test.min()), float(test.max())
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="the scale of the test images for both",
        named=("Your scale depends on the test images, from which",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    low, high = train.min(axis=0), train.max(axis=0)
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="a scale for each column",
        named=("You scale each column by itself, so the same",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / high, (test - low) / high
""",
        slip="divided by the brightest pixel and not by the range",
        named=("Your brightest training pixel does not become 1",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    return (train.astype(int) - low) // (high - low), (test.astype(int) - low) // (high - low)
""",
        slip="whole-number division",
        named=("You divide whole numbers without a rest, or store",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    m, s = train.mean(), train.std()
    return (train - m) / s, (test - m) / s
""",
        slip="mean and standard deviation instead of darkest and brightest",
        named=("You standardised: a mean of 0 and a standard",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), test
""",
        slip="only the training set is scaled",
        named=("The test images are still bytes",),
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), (test - low) / (high - low)
""",
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    train, test = train.astype(np.float64), test.astype(np.float64)
    dark = train.min()
    spread = train.max() - dark
    return tuple((part - dark) / spread for part in (train, test))
""",
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    lo, hi = int(train.min()), int(train.max())
    slope = 1 / (hi - lo)
    table = (np.arange(256) - lo) * slope
    return table[train], table[test]
""",
    ),
    Answer(
        "scaled",
        """\
def scaled(train, test):
    lo, hi = int(train.min()), int(train.max())
    return [((np.asarray(part, dtype=float) - lo) / (hi - lo)).tolist() for part in (train, test)]
""",
        form=True,
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(np.e + k - 1), np.log(1 + (k - 1) / np.e)
""",
        slip="lowest and highest exchanged",
        named=("in the wrong order",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return 0, np.log(np.e + k - 1)
""",
        slip="the loss is held to reach 0",
        named=("if softmax were applied once",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.inf
""",
        slip="no upper bound, as with logits",
        named=("The lowest value is right",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return 0.0, np.inf
""",
        slip="the bounds of an ordinary cross-entropy",
        named=("The lowest would be 0 if softmax were applied",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(k)
""",
        slip="the highest is taken to be that of equal outputs",
        named=("sure of a wrong class",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + k / np.e), np.log(np.e + k)
""",
        slip="k instead of k - 1 other classes",
        named=("how many others are there",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return 1 / (np.e + k - 1), np.e / (np.e + k - 1)
""",
        slip="the probabilities instead of the losses",
        named=("These are probabilities of the true class",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(np.e / (np.e + k - 1)), np.log(1 / (np.e + k - 1))
""",
        slip="the minus of the logarithm is forgotten",
        named=("The size is right, but the sign is wrong",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(1 + (k - 1) * np.e)
""",
        slip="all wrong classes are taken to have an output of 1",
        named=("The lowest value is right",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + 9 / np.e), np.log(np.e + 9)
""",
        slip="only the formula for ten classes",
        named=("Your answer does not depend on k",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log10(1 + (k - 1) / np.e), np.log10(np.e + k - 1)
""",
        slip="logarithm to the base 10",
        named=("Both formulas are right except for the base of",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return 1 + (k - 1) / np.e, np.e + k - 1
""",
        slip="the logarithm is forgotten",
        named=("The logarithm is missing: these are inverses of probabilities",),
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.log(np.e + k - 1)
""",
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    s = np.zeros((1, k))
    s[0, 0] = 1000.0
    return loss_classmate(s, np.array([0])), loss_classmate(s, np.array([1]))
""",
    ),
    Answer(
        "bounds",
        """\
import math


def bounds(k):
    highest = math.log(math.exp(1) + (k - 1) * math.exp(0))
    lowest = highest - 1
    return lowest, highest
""",
    ),
    Answer(
        "bounds",
        """\
def bounds(k):
    p = np.array([np.e, 1]) / (np.e + k - 1)
    return list(-np.log(p))
""",
        form=True,
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, :k]
    return np.mean([y[i] in best[i] for i in range(len(y))])
""",
        slip="the k smallest outputs",
        named=("among the smallest outputs",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    return (outputs.argmax(axis=1) == y).mean()
""",
        slip="only the largest output",
        named=("ordinary accuracy, whatever k is",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return (larger <= k).mean()
""",
        slip="one class too many",
        named=("one output too many",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    rank = (outputs >= own[:, None]).sum(axis=1)
    return (rank < k).mean()
""",
        slip="one class too few",
        named=("The largest output, or the last that may count, is not let through",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=0)[:, -k:]
    return np.mean([y[i] in best[i] for i in range(len(y))])
""",
        slip="sorted along the samples",
        named=("You sort along the wrong axis: the classes of",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return sum(y[i] in best[i] for i in range(len(y)))
""",
        slip="the number instead of the share",
        named=("number of samples, but the task asks for a share",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return 100 * np.mean((best == y[:, None]).any(axis=1))
""",
        slip="per cent",
        named=("off by a factor of a hundred",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return (best == y[:, None]).mean()
""",
        slip="also divided by k",
        named=("Your answer is too small by a factor of",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:-1]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="the last of the k is lost in the slice",
        named=("The largest output, or the last that may count, is not let through",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.sort(outputs, axis=1)[:, -k:]
    return np.mean([y[i] in best[i] for i in range(len(y))])
""",
        slip="labels are looked for among the outputs, not their indices",
        named=("Your answer is 0 for every input",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    return (np.argsort(outputs, axis=1)[:, -k] == y).mean()
""",
        slip="only the k-th largest counts",
        named=("only the labels in place k itself",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return (best == y[:, None]).any(axis=1)
""",
        slip="a truth value for each sample instead of their share",
        named=("You return several values. The share is a single number",),
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return (best == y[:, None]).any(axis=1).mean()
""",
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        order = sorted(range(len(row)), key=lambda j: row[j], reverse=True)
        if label in order[:k]:
            hits += 1
    return hits / len(y)
""",
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    own = np.take_along_axis(outputs, y[:, None], axis=1)
    return float(np.mean((outputs > own).sum(axis=1) < k))
""",
    ),
    Answer(
        "top",
        """\
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, ::-1][:, :k]
    return np.array([sum(int(t) in b for t, b in zip(y, best.tolist())) / len(y)])
""",
        form=True,
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right / np.maximum(counts.sum(axis=0), 1), right / counts.sum(axis=1)
""",
        slip="the axes are still exchanged",
        named=("Recall and precision are exchanged",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / counts.sum(axis=0)
    return recall, precision
""",
        slip="still divides by 0",
        named=("Some garment is never the answer, so its total",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    recall = right / counts.sum(axis=1)
    precision = right / np.maximum(counts.sum(axis=0), 1)
    return precision, recall
""",
        slip="precision and recall are returned in the other order",
        named=("Recall and precision are exchanged",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right, given = np.diag(counts), counts.sum(axis=0)
    precision = np.where(given > 0, right / np.maximum(given, 1), 1)
    return right / counts.sum(axis=1), precision
""",
        slip="a precision of 1 where the answer is never given",
        named=("For a garment that is never the answer, your",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / counts.sum(axis=1)
""",
        slip="the rows for both",
        named=("another share of the garments of a kind",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(), right / counts.sum()
""",
        slip="divided by all garments",
        named=("divide by the number of all images",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return 100 * right / counts.sum(axis=1), 100 * right / np.maximum(counts.sum(axis=0), 1)
""",
        slip="per cent",
        named=("off by a factor of a hundred",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right // counts.sum(axis=1), right // np.maximum(counts.sum(axis=0), 1)
""",
        slip="whole-number division",
        named=("Only 0 and 1 are left of your shares. Is there a whole-number",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    rows, columns = counts.sum(axis=1) - right, counts.sum(axis=0) - right
    return right / np.maximum(rows, 1), right / np.maximum(columns, 1)
""",
        slip="the right ones are left out of the totals",
        named=("You divide by the wrong ones",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right, given = np.diag(counts), counts.sum(axis=0)
    return right / counts.sum(axis=1), right[given > 0] / given[given > 0]
""",
        slip="garments that are never the answer are left out",
        named=("A garment that is never the answer is missing",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    recall = right / counts.sum(axis=1)
    precision = right / np.maximum(counts.sum(axis=0), 1)
    return recall.mean(), precision.mean()
""",
        slip="the means over the garments",
        named=("You returned one share for all garments together",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / (counts.sum(axis=0) + 1)
""",
        slip="1 is added to every total so as not to divide by 0",
        named=("You changed all totals in order to avoid a",),
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / np.maximum(counts.sum(axis=0), 1)
""",
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    k = len(counts)
    recall, precision = np.zeros(k), np.zeros(k)
    for i in range(k):
        recall[i] = counts[i, i] / sum(counts[i, j] for j in range(k))
        answers = sum(counts[j, i] for j in range(k))
        if answers > 0:
            precision[i] = counts[i, i] / answers
    return recall, precision
""",
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    counts = np.asarray(counts, dtype=float)
    hit = counts.diagonal()
    given = counts.sum(0)
    precision = np.divide(hit, given, out=np.zeros_like(given), where=given != 0)
    return hit / counts.sum(1), precision
""",
    ),
    Answer(
        "shares",
        """\
def shares(counts):
    rows = np.asarray(counts).tolist()
    recall = [row[i] / sum(row) for i, row in enumerate(rows)]
    precision = [c[i] / sum(c) if sum(c) else 0 for i, c in enumerate(zip(*rows))]
    return [recall, precision]
""",
        form=True,
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    return np.mean(losses), sum(rights) / n
""",
        slip="the mean over the batches",
        named=("loss is a mean over the batches",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n - batch * (len(losses) - 1)]
    return np.average(losses, weights=sizes), np.sum(rights) / (len(rights) * batch)
""",
        slip="the accuracy is divided by full batches",
        named=("counts samples that do not exist",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    sizes = np.full(len(losses), batch)
    sizes[-1] = n % batch
    return (np.array(losses) * sizes).sum() / n, sum(rights) / n
""",
        slip="a full last batch gets the weight 0",
        named=("When all batches are full",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    return sum(l * batch for l in losses) / n, sum(rights) / n
""",
        slip="each batch is taken for a full one",
        named=("The accuracy is right. You weight each loss by the size of a",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    return np.sum(losses) / n, np.sum(rights) / n
""",
        slip="the means are added and divided by n",
        named=("losses are means over batches",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = len(losses)
    sizes = np.array([batch] * (m - 1) + [n - batch * (m - 1)])
    return np.sum(rights) / n, np.dot(losses, sizes) / n
""",
        slip="loss and accuracy exchanged",
        named=("The mean loss comes first, then the accuracy",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = n // batch
    return np.mean(losses[:m]), np.sum(rights[:m]) / (m * batch)
""",
        slip="the last batch is left out",
        named=("You left out the last batch where it is",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = len(losses)
    sizes = np.array([batch] * (m - 1) + [n - batch * (m - 1)])
    return np.dot(losses, sizes) / n, np.mean(np.array(rights) / sizes)
""",
        slip="the accuracy is the mean of those of the batches",
        named=("The mean loss is right",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    return np.dot(losses, rights) / n, np.sum(rights) / n
""",
        slip="weighted by the right answers",
        named=("The accuracy is right. You weighted each loss by the number ",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    sizes = [batch] * len(losses)
    sizes[-1] = len(losses) * batch - n
    return np.dot(losses, sizes) / n, np.sum(rights) / n
""",
        slip="the last batch gets what it lacks",
        named=("The accuracy is right. The last batch has the weight of what",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = len(losses)
    sizes = [n - batch * (m - 1)] + [batch] * (m - 1)
    return np.dot(losses, sizes) / n, np.sum(rights) / n
""",
        slip="the first batch is taken for the short one",
        named=("The accuracy is right. Which of the batches is the short one",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = len(losses)
    sizes = [batch] * (m - 1) + [n - batch * (m - 1)]
    return np.average(losses, weights=sizes), 100 * np.sum(rights) / n
""",
        slip="the accuracy in per cent",
        named=("The mean loss is right",),
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    m = len(losses)
    sizes = [batch] * (m - 1) + [n - batch * (m - 1)]
    return np.average(losses, weights=sizes), np.sum(rights) / n
""",
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    total, left = 0.0, n
    for loss in losses:
        size = min(batch, left)
        total += loss * size
        left -= size
    return total / n, sum(rights) / n
""",
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    losses = np.asarray(losses, dtype=float)
    rest = n % batch or batch
    return (batch * losses[:-1].sum() + rest * losses[-1]) / n, float(np.sum(rights)) / n
""",
    ),
    Answer(
        "report",
        """\
def report(losses, rights, n, batch):
    sizes = np.diff(np.append(np.arange(0, n, batch), n))
    return np.array([losses @ sizes if isinstance(losses, np.ndarray) else np.dot(losses, sizes), sum(rights)]) / n
""",
        form=True,
    ),
    Answer(
        "error_bars",
        """\
on_1000 = round(0.9 * 0.1 / 1000, 4)
on_10000 = round(0.9 * 0.1 / 10000, 4)
images_needed = 90000
""",
        slip="the root is forgotten",
        named=("The root is missing: this is the variance of",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.3, 0.3, 90000",
        slip="not divided by the number of images",
        named=("That is the variance or the standard deviation of",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.95, 0.3, 90000",
        slip="per cent",
        named=("This is in per cent, but the accuracy is",),
    ),
    Answer(
        "error_bars",
        """\
on_1000 = 0.0095
on_10000 = 0.0009
images_needed = 9500
""",
        slip="ten times as many images are taken for a tenth of the error",
        named=("Ten times as many images do not make the",),
    ),
    Answer(
        "error_bars",
        """\
on_1000, on_10000 = 0.0095, 0.003
images_needed = round(0.3 / 0.001)
""",
        slip="needed is not squared",
        named=("In the formula for the standard error n stands",),
    ),
    Answer(
        "error_bars",
        """\
on_1000, on_10000 = 0.0095, 0.003
images_needed = round(0.09 / 0.001)
""",
        slip="needed with the variance over the error",
        named=("In the formula for the standard error n stands",),
    ),
    Answer(
        "error_bars",
        """\
on_1000 = round((0.9 / 1000) ** 0.5, 4)
on_10000 = round((0.9 / 10000) ** 0.5, 4)
images_needed = 900000
""",
        slip="the factor 1 - p is forgotten",
        named=("Is the factor 1 - p missing",),
    ),
    Answer(
        "error_bars",
        """\
on_1000 = round((0.1 / 1000) ** 0.5, 4)
on_10000 = round((0.1 / 10000) ** 0.5, 4)
images_needed = 100000
""",
        slip="the factor p is forgotten",
        named=("Give four decimals, rounded at the very end",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.0186, 0.0059, 345744",
        slip="1.96 standard errors",
        named=("This is about twice the standard error, the half",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.003, 0.0095, 90000",
        slip="the two errors exchanged",
        named=("in another order",),
    ),
    Answer(
        "error_bars",
        """\
on_1000 = 0.0095
on_10000 = 0.003
images_needed = int(np.ceil(0.1 * 0.9 / 0.001**2))
""",
        slip="rounded up by an error of floating point",
        named=("You are off by one: the exact result is",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.009, 0.003, 90000",
        slip="rounded to three places",
        named=("Four decimals are asked for, and the last one",),
    ),
    Answer(
        "error_bars",
        """\
on_1000 = 0.0095
on_10000 = 0.0030
images_needed = 90_000
""",
    ),
    Answer(
        "error_bars",
        """\
p = 0.9
spread = np.sqrt(p * (1 - p))
on_1000, on_10000 = (round(float(spread / np.sqrt(n)), 4) for n in (1000, 10000))
images_needed = round(p * (1 - p) * 1e6)
""",
    ),
    Answer(
        "error_bars",
        """\
on_10000 = 0.003
on_1000 = round(on_10000 * 10**0.5, 4)
images_needed = 10000 * 9
""",
    ),
    Answer(
        "error_bars",
        """\
on_1000, on_10000 = np.sqrt(0.9 * 0.1 / np.array([1000, 10000]))
images_needed = 90000.0
""",
        form=True,
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a - right_b
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="truth values cannot be subtracted in NumPy",
        named=("NumPy does not subtract truth values",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(np.uint8) - right_b.astype(np.uint8)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="bytes without a sign wrap around",
        named=("Bytes without a sign cannot hold -1, so it",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    a, b, n = right_a.mean(), right_b.mean(), len(right_a)
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="the two errors as if they were independent",
        named=("as if the networks had been tested on different images",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std()
""",
        slip="not divided by the root of n",
        named=("how far single images stray",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std() / len(d)
""",
        slip="divided by n instead of its root",
        named=("only with the root of n",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.var() / np.sqrt(len(d))
""",
        slip="the variance instead of the standard deviation",
        named=("The difference is right. You divided the variance, not the s",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="n - 1 in the standard deviation",
        named=("The difference is right. You took n - 1 in place of n, which",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_b.astype(float) - right_a.astype(float)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="B minus A",
        named=("has the wrong sign",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = (right_a != right_b).astype(float)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="where they differ, without the sign",
        named=("differ at all",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    return d.mean(), np.sqrt((d**2).mean()) / np.sqrt(len(d))
""",
        slip="the mean is not subtracted before squaring",
        named=("squared distances from 0",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    d = d[d != 0]
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="only images on which they differ are counted",
        named=("You left out the images on which both agree",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.sum(), d.std() / np.sqrt(len(d))
""",
        slip="the number of images instead of the share",
        named=("The standard error is right",),
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    n = len(right_a)
    values = []
    for a, b in zip(right_a, right_b):
        values.append(1 if a and not b else -1 if b and not a else 0)
    mean = sum(values) / n
    squares = sum((v - mean) ** 2 for v in values)
    return mean, (squares / n) ** 0.5 / n**0.5
""",
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    n = right_a.size
    plus = np.sum(right_a & ~right_b) / n
    minus = np.sum(right_b & ~right_a) / n
    gap = plus - minus
    return gap, np.sqrt((plus + minus - gap**2) / n)
""",
    ),
    Answer(
        "difference",
        """\
def difference(right_a, right_b):
    d = np.subtract(right_a, right_b, dtype=float)
    return np.array([d.mean(), np.sqrt(d.var() / d.size)])
""",
        form=True,
    ),
    Answer(
        "zero_start",
        """\
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, True, True]
""",
        slip="W2 is held to change too",
        named=("What is this output",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.1
changes = [False, False, False, False]
""",
        slip="nothing is held to change",
        named=("nothing changes",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.1
changes = [True, True, True, True]
""",
        slip="everything is held to change",
        named=("all four change",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.1
changes = [False, True, False, True]
""",
        slip="both biases are held to change",
        named=("multiplied by W2",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.1
changes = [True, True, True, False]
""",
        slip="which ones stay, instead of which ones change",
        named=("Does your list say what changes, or what stays",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.1
changes = [True, False, False, False]
""",
        slip="the order from back to front",
        named=("In your list W1, which stands first, changes and",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 1.0, 0.1
changes = [False, False, False, True]
""",
        slip="logarithm to the base 10",
        named=("The accuracy and the changes are right",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 3.32, 0.1
changes = [False, False, False, True]
""",
        slip="logarithm to the base 2",
        named=("The accuracy and the changes are right",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 0.0, 0.1
changes = [False, False, False, True]
""",
        slip="the loss is held for 0",
        named=("The loss is not 0",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 0.0
changes = [False, False, False, True]
""",
        slip="no image is held to be right",
        named=("every image gets the same answer",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = 2.30, 10
changes = [False, False, False, True]
""",
        slip="per cent",
        named=("The loss and the changes are right",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss = round(float(np.log(1 / 10)), 2)
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="the sign of the logarithm",
        named=("The accuracy and the changes are right",),
    ),
    Answer(
        "zero_start",
        """\
zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
    ),
    Answer(
        "zero_start",
        """\
zero_loss = round(-float(np.log(0.1)), 2)
zero_accuracy = 100 / 1000
changes = [name == "b2" for name in ("W1", "b1", "W2", "b2")]
""",
    ),
    Answer(
        "zero_start",
        """\
p = np.full(10, 0.1)
zero_loss = float(np.round(-np.log(p).mean(), 2))
zero_accuracy = (test_labels == p.argmax()).mean()
changes = [False] * 3 + [True]
""",
    ),
    Answer(
        "zero_start",
        """\
zero_loss, zero_accuracy = np.log(10), np.array([0.1])
changes = (0, 0, 0, 1)
""",
        form=True,
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(z @ W2 + b2)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (p - t) / n
    dz = (ds @ W2.T) * (s1 > 0)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the slope 0 of the ordinary ReLU in the backward pass",
        named=("as for a plain ReLU",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.maximum(s1, 0)
    p = softmax(z @ W2 + b2)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (p - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the ordinary ReLU in the forward pass",
        named=("ReLU is not leaky yet",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    ds = softmax(z @ W2 + b2)
    ds[np.arange(n), y] -= 1
    ds /= n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the targets are not smoothed",
        named=("smoothing is missing",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n = len(X)
    z = np.maximum(X @ W1 + b1, 0)
    ds = softmax(z @ W2 + b2)
    ds[np.arange(n), y] -= 1
    ds /= n
    dz = (ds @ W2.T) * (z > 0)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="neither of the two changes, the step of the chapter",
        named=("These are the gradients of the chapter",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] = 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the true class gets 0.8 in all, so the targets do not sum to 1",
        named=("What do your targets of a sample sum to,",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / (k - 1))
    t[np.arange(n), y] = 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="0.2 is shared among the wrong classes only",
        named=("You share the 0.2 among the wrong classes only",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = softmax(z @ W2 + b2) - t
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the sum over the samples instead of the mean",
        named=("those of a sum over the samples",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (t - softmax(z @ W2 + b2)) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="targets minus outputs",
        named=("have the wrong sign",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.mean(axis=0), z.T @ ds, ds.mean(axis=0)
""",
        slip="the mean instead of the sum for the biases",
        named=("Those of the biases are means",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = ds @ W2.T
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the slope of the hidden layer is left out",
        named=("slope of the activation function is missing",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return z.T @ ds, ds.sum(axis=0), X.T @ dz, dz.sum(axis=0)
""",
        slip="the output layer first",
        named=("A gradient does not have the shape of its",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (softmax(z @ W2 + b2) - t) / n
    dz = (ds @ W2.T) * z
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
        slip="the activation instead of its slope in the backward pass",
        named=("The gradients of W2 and b2 are right",),
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, s1 / 10)
    p = softmax(z @ W2 + b2)
    t = np.full((n, k), 0.2 / k)
    t[np.arange(n), y] += 0.8
    ds = (p - t) / n
    dz = (ds @ W2.T) * np.where(s1 > 0, 1, 0.1)
    return X.T @ dz, dz.sum(axis=0), z.T @ ds, ds.sum(axis=0)
""",
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    g = [np.zeros(a.shape) for a in (W1, b1, W2, b2)]
    k = len(b2)
    for x, label in zip(X, y):
        s = x @ W1 + b1
        z = np.maximum(s, s / 10)
        logits = z @ W2 + b2
        p = np.exp(logits - logits.max())
        p /= p.sum()
        delta = p - (0.8 * (np.arange(k) == label) + 0.2 / k)
        back = (W2 @ delta) * np.where(s > 0, 1.0, 0.1)
        for total, part in zip(g, (np.outer(x, back), back, np.outer(z, delta), delta)):
            total += part / len(X)
    return tuple(g)
""",
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    classes = W2.shape[1]
    hidden = X @ W1 + b1
    slope = 0.1 + 0.9 * (hidden > 0)
    hidden = slope * hidden
    targets = 0.8 * np.eye(classes)[y] + 0.2 / classes
    scores = hidden @ W2 + b2
    e = np.exp(scores - scores.max(1, keepdims=True))
    error = (e / e.sum(1, keepdims=True) - targets) / X.shape[0]
    lower = slope * np.einsum("nk,hk->nh", error, W2)
    return [np.einsum("nd,nh->dh", X, lower), lower.sum(0), np.einsum("nh,nk->hk", hidden, error), error.sum(0)]
""",
    ),
    Answer(
        "gradients",
        """\
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s1 = X @ W1 + b1
    z = np.where(s1 > 0, s1, 0.1 * s1)
    ds = softmax(z @ W2 + b2) - 0.2 / k
    ds[np.arange(n), y] -= 0.8
    ds = ds / n
    dz = ds @ W2.T * np.where(s1 > 0, 1, 0.1)
    return [X.T @ dz, dz.sum(axis=0, keepdims=True)[0], (ds.T @ z).T, ds.sum(axis=0).tolist()]
""",
        form=True,
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W, b = rng.normal(0, 0.01, (784, 10)), np.zeros(10)
    for epoch in range(5):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            rows = order[i : i + 32]
            d = softmax(X[rows] @ W + b)
            d[np.arange(len(rows)), labels[rows]] -= 1
            W -= 0.1 / len(rows) * X[rows].T @ d
            b -= 0.1 * d.mean(axis=0)
    (N @ W + b).argmax(axis=1)
""",
        slip="nothing is returned",
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    N = new_images.reshape(len(new_images), -1) / 255
    W1, W2 = rng.normal(0, 0.05, (784, 64)), rng.normal(0, 0.15, (64, 10))
    return (np.maximum(N @ W1, 0) @ W2).argmax(axis=1)
""",
        slip="not trained",
        named=("About one answer in ten is right, which is",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1, W2, b2 = np.zeros((784, 64)), np.zeros(64), np.zeros((64, 10)), np.zeros(10)
    for epoch in range(3):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= 0.1 * z.T @ d
            b2 -= 0.1 * d.sum(axis=0)
            W1 -= 0.1 * x.T @ dz
            b1 -= 0.1 * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="all weights start at 0",
        named=("Your network gives nearly the same answer for every",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(3):
        X = rng.permutation(X)
        for i in range(0, len(X), 32):
            x, y = X[i : i + 32], labels[i : i + 32]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= 0.1 * z.T @ d
            b2 -= 0.1 * d.sum(axis=0)
            W1 -= 0.1 * x.T @ dz
            b1 -= 0.1 * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the images are shuffled without their labels",
        named=("whether labels and images still belong together",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W, b = rng.normal(0, 0.01, (784, 10)), np.zeros(10)
    for i in range(0, len(X), 32):
        x, y = X[i : i + 32], labels[i : i + 32]
        d = softmax(x @ W + b) - np.eye(10)[y]
        W += 0.1 * x.T @ d / len(x)
        b += 0.1 * d.mean(axis=0)
    return (N @ W + b).argmax(axis=1)
""",
        slip="uphill",
        named=("Look at the sign and the length of the steps",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) // 255, new_images.reshape(len(new_images), -1) // 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= 0.1 * z.T @ d
            b2 -= 0.1 * d.sum(axis=0)
            W1 -= 0.1 * x.T @ dz
            b1 -= 0.1 * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="whole-number division by 255",
        named=("More of your labels are right than by guessing, but fewer than half.",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1), new_images.reshape(len(new_images), -1)
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(3):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= 0.1 * z.T @ d
            b2 -= 0.1 * d.sum(axis=0)
            W1 -= 0.1 * x.T @ dz
            b1 -= 0.1 * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the bytes are not scaled",
        named=("How large do the numbers become for all bytes: the inputs",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W, b = rng.normal(0, 0.01, (784, 10)), np.zeros(10)
    for i in range(0, len(X), 32):
        x, y = X[i : i + 32], labels[i : i + 32]
        d = softmax(x @ W + b) - np.eye(10)[y]
        W -= 0.1 * x.T @ d / len(x)
        b -= 0.1 * d.mean(axis=0)
    return (X @ W + b).argmax(axis=1)
""",
        slip="the labels of the training images are returned",
        named=("You return as many numbers as there are training",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W, b = rng.normal(0, 0.01, (784, 10)), np.zeros(10)
    for i in range(0, len(X), 32):
        x, y = X[i : i + 32], labels[i : i + 32]
        d = softmax(x @ W + b) - np.eye(10)[y]
        W -= 0.1 * x.T @ d / len(x)
        b -= 0.1 * d.mean(axis=0)
    return (N @ W + b).argmax(axis=0)
""",
        slip="argmax along the images",
        named=("You return ten numbers, and not one label for each new image",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W, b = rng.normal(0, 0.01, (784, 10)), np.zeros(10)
    for epoch in range(5):
        for i in range(0, len(X), 32):
            x, y = X[i : i + 32], labels[i : i + 32]
            d = softmax(x @ W + b) - np.eye(10)[y]
            W -= 0.1 * x.T @ d / len(x)
            b -= 0.1 * d.mean(axis=0)
    return softmax(N @ W + b)
""",
        slip="probabilities instead of labels",
        named=("You return a table of numbers, where one label",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(-1, 784) / 255.0
    m, s = X.mean(axis=0), X.std(axis=0) + 0.1
    X = (X - m) / s
    N = new_images.reshape(-1, 784) / 255.0
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(4):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= 0.05 * z.T @ d
            b2 -= 0.05 * d.sum(axis=0)
            W1 -= 0.05 * x.T @ dz
            b1 -= 0.05 * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the new images are not scaled as the training images are",
        named=("If far more of these come out right, what is done otherwise with the new ones?",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    rate = 0.001
    for epoch in range(5):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = softmax(z @ W2 + b2)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= rate * z.T @ d
            b2 -= rate * d.sum(axis=0)
            W1 -= rate * x.T @ dz
            b1 -= rate * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the rate is far too small",
        named=("Your network learns, but misses the target",),
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1).astype(np.float32) / 255
    N = new_images.reshape(len(new_images), -1).astype(np.float32) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)).astype(np.float32), np.zeros(64, np.float32)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)).astype(np.float32), np.zeros(10, np.float32)
    for epoch in range(8):
        rate = 0.15 * 0.7**epoch
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            s = z @ W2 + b2
            d = np.exp(s - s.max(axis=1, keepdims=True))
            d /= d.sum(axis=1, keepdims=True)
            d[np.arange(len(y)), y] -= 1
            d /= len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= rate * z.T @ d
            b2 -= rate * d.sum(axis=0)
            W1 -= rate * x.T @ dz
            b1 -= rate * dz.sum(axis=0)
    return (np.maximum(N @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """\
class Net:
    def __init__(self, rng, sizes):
        self.params = []
        for m, n in zip(sizes, sizes[1:]):
            self.params += [rng.normal(0, (1 / m) ** 0.5, (m, n)), np.zeros(n)]
        self.m = [np.zeros_like(p) for p in self.params]
        self.v = [np.zeros_like(p) for p in self.params]
        self.t = 0

    def forward(self, x):
        W1, b1, W2, b2 = self.params
        h = np.tanh(x @ W1 + b1)
        return h, h @ W2 + b2

    def learn(self, x, y, rate):
        h, s = self.forward(x)
        p = np.exp(s - s.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        d = (p - np.eye(10)[y]) / len(x)
        dh = d @ self.params[2].T * (1 - h**2)
        self.t += 1
        for k, g in enumerate([x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]):
            self.m[k] = 0.9 * self.m[k] + 0.1 * g
            self.v[k] = 0.999 * self.v[k] + 0.001 * g**2
            a, b = self.m[k] / (1 - 0.9**self.t), self.v[k] / (1 - 0.999**self.t)
            self.params[k] -= rate * a / (np.sqrt(b) + 1e-8)


def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = (a.reshape(len(a), 784) / 255.0 for a in (images, new_images))
    net = Net(rng, [784, 48, 10])
    for epoch in range(8):
        for rows in np.array_split(rng.permutation(len(X)), 100):
            net.learn(X[rows], labels[rows], 0.003 if epoch < 5 else 0.001)
    return np.argmax(net.forward(N)[1], axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """\
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, N = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(7):
        rate = 0.15 * 0.7**epoch
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, y = X[order[i : i + 32]], labels[order[i : i + 32]]
            z = np.maximum(x @ W1 + b1, 0)
            d = (softmax(z @ W2 + b2) - np.eye(10)[y]) / len(y)
            dz = (d @ W2.T) * (z > 0)
            W2 -= rate * z.T @ d
            b2 -= rate * d.sum(axis=0)
            W1 -= rate * x.T @ dz
            b1 -= rate * dz.sum(axis=0)
    s = np.maximum(N @ W1 + b1, 0) @ W2 + b2
    return [int(row.argmax()) for row in s]
""",
        form=True,
    ),
]
