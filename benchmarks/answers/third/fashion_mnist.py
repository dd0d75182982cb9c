"""Answers to the exercise `fashion_mnist`: third set, written from its statements.

See `benchmarks.feedback`.
"""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """parameters = 784 * 300 + 300 * 100 + 100 * 10
steps = 860
last_batch = 24
bytes_needed = 16 * parameters
""",
        slip="biases not counted",
        named=("The biases are missing: each neuron has one more parameter than it h",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266203, 860, 24, 4259248",
        slip="one bias for each layer instead of each neuron",
        named=("Each neuron has a bias of its own, not each layer.",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 859, 24, 4265760",
        slip="the short last batch is no step",
        named=("Your steps lack the last batch of the epoch, which counts although i",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 860, 40, 4265760",
        slip="last batch: how many are missing to a full one",
        named=("You gave how many images the last batch *lacks* to be full.",),
    ),
    Answer(
        "counts",
        """parameters, steps, last_batch = 266610, 860, 24
bytes_needed = 3 * 4 * parameters
""",
        slip="the gradients forgotten",
        named=("Those are 12 bytes, or three numbers, for each parameter",),
    ),
    Answer(
        "counts",
        """parameters, steps, last_batch = 266610, 860, 24
bytes_needed = 4 * parameters
""",
        slip="numbers in place of bytes",
        named=("How many numbers are stored for each parameter, and how many bytes d",),
    ),
    Answer(
        "counts",
        """parameters = 785 * 300 + 301 * 100 + 101 * 10
steps, last_batch = 860, 24
bytes_needed = (1 + 1 + 1) * parameters * 4
""",
        slip="Adam stores only one number for each parameter here, not two",
        named=("Those are 12 bytes, or three numbers, for each parameter",),
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = 266610, 938, 32, 4265760",
        slip="the 60,000 images of the data set",
        named=("Those are the steps of 60,000 images, but this network learns from f",),
    ),
    Answer(
        "counts",
        """parameters = 785 * 300 + 301 * 100
steps = 860
last_batch = 24
bytes_needed = 16 * parameters
""",
        slip="the layer to the outputs forgotten",
        named=("One of the layers is missing. Between which layers are there weights",),
    ),
    Answer(
        "counts",
        """sizes = [784, 300, 100, 10]
parameters = sum((m + 1) * n for m, n in zip(sizes[:-1], sizes[1:]))
full, rest = divmod(55_000, 64)
steps = full + (rest > 0)
last_batch = rest or 64
bytes_needed = 4 * (parameters + parameters + 2 * parameters)
""",
    ),
    Answer(
        "counts",
        """shapes = (784, 300), 300, (300, 100), 100, (100, 10), 10
arrays = [np.zeros(shape, dtype=np.float32) for shape in shapes]
parameters = sum(array.size for array in arrays)
starts = range(0, 55000, 64)
steps = len(starts)
last_batch = 55000 - starts[-1]
bytes_needed = 4 * sum(array.nbytes for array in arrays)
""",
    ),
    Answer(
        "counts",
        "parameters, steps, last_batch, bytes_needed = np.array([266610.0, 860.0, 24.0, 4265760.0])",
        form=True,
    ),
    # scaled
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="bytes wrap around below the darkest training pixel",
        named=("A byte cannot be negative, so a test pixel darker than all training ",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return tuple(np.clip((part - low) / (high - low), 0, 1) for part in (train, test))
""",
        slip="test pixels clipped to the range from 0 to 1",
        named=("You cut off test pixels that are darker or brighter than all trainin",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low = float(min(train.min(), test.min()))
    high = float(max(train.max(), test.max()))
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="the extremes of both sets",
        named=("Your scale depends on the test images, from which nothing may be lea",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    return train / 255, test / 255
""",
        slip="divided by 255 whatever the images hold",
        named=("You used the largest byte that there can be. The task asks for the d",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / high, (test - low) / high
""",
        slip="divided by the brightest instead of the range",
        named=("Your brightest training pixel does not become 1. How far apart are t",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    train, test = train.astype(np.int8), test.astype(np.int8)
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="cast to signed bytes, so that bright pixels become negative",
        near=True,
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    mean, deviation = train.mean(), train.std()
    return (train - mean) / deviation, (test - mean) / deviation
""",
        slip="standardised with mean and standard deviation",
        named=("You standardised: a mean of 0 and a standard deviation of 1. The tas",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    return tuple((part.astype(int) - low) // (high - low) for part in (train, test))
""",
        slip="whole-number division",
        named=("You divide whole numbers without a rest, or store the result as byte",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    width = float(train.max()) - float(train.min())
    return train / width, test / width
""",
        slip="the darkest pixel is not subtracted",
        named=("Your darkest training pixel does not become 0. What is subtracted, a",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    grey = (np.arange(256) - low) / (high - low)
    return grey[train], grey[test]
""",
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    slope = 1 / (int(train.max()) - int(train.min()))
    shift = -slope * int(train.min())
    return slope * train.astype(np.float64) + shift, slope * test.astype(np.float64) + shift
""",
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = np.float32(train.min()), np.float32(train.max())
    return [((part.astype(np.float32) - low) / (high - low)).tolist() for part in (train, test)]
""",
        form=True,
    ),
    # bounds
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(1 + (k - 1) / np.e), np.inf
""",
        slip="the highest value taken for unbounded",
        named=("The lowest value is right. What goes into the second softmax lies be",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    lowest = -np.log(np.e / (np.e + k - 1))
    return lowest, np.log(k)
""",
        slip="the highest value taken for that of equal outputs",
        named=("The lowest value is right. The loss is highest when the network is s",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return 0.0, np.log(np.e + k - 1)
""",
        slip="the lowest value taken for 0",
        named=("The highest value is right. The lowest would be 0 if softmax were ap",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    lowest = np.log(1 + (k - 1) / np.e)
    highest = np.log(1 + (k - 1) * np.exp(1 / (k - 1)))
    return lowest, highest
""",
        slip="worst case: the wrong classes share the probability",
        near=True,
    ),
    Answer(
        "bounds",
        """def bounds(k):
    best = -np.log(np.e / (np.e + k - 1))
    worst = -np.log(1 / (np.e + k - 1))
    return worst, best
""",
        slip="highest first",
        named=("Both values are right, but in the wrong order: the lowest comes firs",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(1 + k / np.e), np.log(np.e + k)
""",
        slip="k wrong classes instead of k - 1",
        named=("One of the k outputs is that of the true class, so how many others a",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e / (np.e + k - 1)), np.log(1 / (np.e + k - 1))
""",
        slip="without the minus of the loss",
        named=("The size is right, but the sign is wrong: follow it through each ste",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.e / (np.e + k - 1), 1 / (np.e + k - 1)
""",
        slip="the probabilities without the logarithm",
        named=("These are probabilities of the true class. The loss is minus the log",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log10(1 + (k - 1) / np.e), np.log10(np.e + k - 1)
""",
        slip="logarithm to the base 10",
        named=("Both formulas are right except for the base of the logarithm. The cr",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    sure = np.eye(k)[:1]
    return cross_entropy(sure, np.array([0])), cross_entropy(sure, np.array([k - 1]))
""",
    ),
    Answer(
        "bounds",
        """import math


def bounds(k):
    lowest = math.log1p((k - 1) * math.exp(-1))
    return lowest, lowest + 1
""",
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.array([[np.log(np.e + k - 1) - 1], [np.log(np.e + k - 1)]])
""",
        form=True,
    ),
    # top
    Answer(
        "top",
        """def top(outputs, y, k):
    order = np.argsort(outputs, axis=1)[:, :k]
    return (order == y[:, None]).any(axis=1).mean()
""",
        slip="the k smallest outputs",
        named=("You look for the label among the smallest outputs. A sort puts these",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    order = np.argsort(outputs, axis=1)
    return (order[:, -k] == y).mean()
""",
        slip="only the k-th largest",
        named=("You count only the labels in place k itself. Those with larger outpu",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k + 1 :]
    return np.mean([label in row for label, row in zip(y, best)])
""",
        slip="one too few: slice begins at -k + 1",
        near=True,
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    return (outputs.argmax(axis=1) == y).mean()
""",
        slip="k is not used",
        named=("This is the ordinary accuracy, whatever k is: the share of the sampl",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return (best == y[:, None]).mean()
""",
        slip="mean over all k answers of a sample",
        named=("Your answer is too small by a factor of k or of the number of classe",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return np.isin(y, best).mean()
""",
        slip="the label sought among the answers for all samples",
        near=True,
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return int((best == y[:, None]).sum())
""",
        slip="the number of hits instead of their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    rank = np.argsort(-outputs, axis=1)
    return (rank[np.arange(len(y)), y] < k).mean()
""",
        slip="argsort taken for the ranks",
        near=True,
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return (larger <= k).mean()
""",
        slip="one too many: rank k counts, too",
        named=("You let one output too many through. How many outputs may be larger ",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, np.newaxis]).sum(axis=1)
    return float(np.mean(larger < k))
""",
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argpartition(-outputs, k - 1, axis=1)[:, :k]
    hits = sum(int(label) in set(row.tolist()) for label, row in zip(y, best))
    return hits / len(y)
""",
    ),
    Answer(
        "top",
        """from fractions import Fraction


def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        if row[label] >= np.sort(row)[-k]:
            hits += 1
    return Fraction(hits, len(y))
""",
        form=True,
    ),
    # shares
    Answer(
        "shares",
        """def shares(counts):
    right, rows, columns = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    return right / np.maximum(columns, 1), right / rows
""",
        slip="recall and precision exchanged, zero handled",
        named=("Recall and precision are exchanged. Which numbers count the bags",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / counts.sum(axis=0)
""",
        slip="0 / 0 is left as it is",
        named=("Some garment is never the answer, so its total is 0. What does the t",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    given = counts.sum(axis=0)
    precision = np.where(given > 0, np.diag(counts) / np.maximum(given, 1), 1.0)
    return recall, precision
""",
        slip="precision 1 for an answer that is never given",
        named=("For a garment that is never the answer, your precision is not what t",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.nan_to_num(np.diag(counts) / counts.sum(axis=1))
    return recall, precision
""",
        slip="both divided by the labels",
        named=("Your precision is another share of the garments of a kind, but it sh",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    share = np.diag(counts) / counts.sum()
    return share, share
""",
        slip="both divided by all samples",
        named=("You divide by the number of all images. Recall is a share of the gar",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / (counts.sum(axis=0) + 1)
    return recall, precision
""",
        slip="1 added to every number of answers",
        named=("You changed all totals in order to avoid a division by 0. Only a tot",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    given = counts.sum(axis=0)
    seen = given > 0
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts)[seen] / given[seen]
    return recall, precision
""",
        slip="answers that are never given are left out of the array",
        named=("A garment that is never the answer is missing from your precisions; ",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / np.maximum(counts.sum(axis=0), 1)
    return recall.mean(), precision.mean()
""",
        slip="the means over the garments",
        named=("You returned one share for all garments together",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    rows, columns = counts.sum(axis=1), np.maximum(counts.sum(axis=0), 1)
    return 1 - np.diag(counts) / rows, 1 - np.diag(counts) / columns
""",
        slip="the shares of the wrong ones",
        named=("You gave the shares of the wrong ones.",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    right = np.diag(counts).astype(float)
    given = counts.sum(axis=0)
    precision = np.divide(right, given, out=np.zeros(len(right)), where=given > 0)
    return right / counts.sum(axis=1), precision
""",
    ),
    Answer(
        "shares",
        """def shares(counts):
    k = len(counts)
    recall, precision = np.zeros(k), np.zeros(k)
    for i in range(k):
        hits = counts[i][i]
        recall[i] = hits / sum(counts[i])
        if hits > 0:
            precision[i] = hits / sum(row[i] for row in counts)
    return recall, precision
""",
    ),
    Answer(
        "shares",
        """def shares(counts):
    right = np.diag(counts)
    recall = [float(a / b) for a, b in zip(right, counts.sum(axis=1))]
    precision = [float(a / b) if b else 0 for a, b in zip(right, counts.sum(axis=0))]
    return [recall, precision]
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.mean(losses), np.sum(rights) / n
""",
        slip="mean over the batches, accuracy mended",
        named=("The accuracy is right. Your loss is a mean over the batches, in whic",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = np.full(len(losses), batch)
    sizes[-1] = n - batch * (len(losses) - 1)
    return np.dot(losses, sizes) / n, np.sum(rights) / (len(rights) * batch)
""",
        slip="loss mended, every batch still full for the accuracy",
        named=("The mean loss is right. Your accuracy still counts samples that do n",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n % batch]
    loss = sum(l * s for l, s in zip(losses, sizes)) / n
    return loss, sum(rights) / n
""",
        slip="remainder as last size, which is 0 for a full last batch",
        named=("The accuracy is right. Your loss is right while the last batch is sh",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return sum(loss * batch for loss in losses) / n, sum(rights) / n
""",
        slip="the last batch weighted like a full one",
        named=("The accuracy is right. You weight each loss by the size of a full ba",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.sum(losses) / n, np.sum(rights) / n
""",
        slip="mean losses added and divided by the samples",
        named=("The accuracy is right. The losses are means over batches, so their s",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = [min(batch, n - start) for start in range(0, n, batch)]
    loss = np.average(losses, weights=sizes)
    return np.sum(rights) / n, loss
""",
        slip="accuracy first",
        named=("The mean loss comes first, then the accuracy.",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = np.full(len(losses), float(batch))
    if n % batch:
        sizes[-1] = batch - n % batch
    return np.sum(np.multiply(losses, sizes)) / n, np.sum(rights) / n
""",
        slip="the missing samples taken for the size of the last batch",
        named=("The accuracy is right. The last batch has the weight of what it lack",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = np.array([min(batch, n - start) for start in range(0, n, batch)])
    return np.dot(losses, sizes) / n, np.mean(np.array(rights) / sizes)
""",
        slip="accuracy as the mean of the batches' accuracies",
        named=("The mean loss is right. Your accuracy is a mean over the batches, in",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    full = n // batch
    return np.mean(losses[:full]), np.sum(rights) / n
""",
        slip="the last batch is left out of the loss",
        near=True,
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = np.diff(np.minimum(np.arange(len(losses) + 1) * batch, n))
    return np.average(losses, weights=sizes), sum(rights) / n
""",
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    total, left = 0.0, n
    for loss in losses:
        size = batch if left > batch else left
        total += size * loss
        left -= size
    return total / n, np.mean(rights) * len(rights) / n
""",
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    missing = len(losses) * batch - n
    total = batch * np.sum(losses) - missing * losses[-1]
    return np.array([total, np.sum(rights)]) / n
""",
        form=True,
    ),
    # error_bars
    Answer(
        "error_bars",
        """on_1000 = round(0.9 * 0.1 / 1000, 4)
on_10000 = round(0.9 * 0.1 / 10000, 4)
images_needed = 90
""",
        slip="the variance: root forgotten",
        named=("The root is missing: this is the variance of an accuracy, not its st",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.3, 0.3, 90000",
        slip="not divided by the number of images",
        named=("That is the variance or the standard deviation of a single answer. T",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.0095, 0.0009, 90000",
        slip="ten times as many images: a tenth of the error",
        named=("Ten times as many images do not make the standard error ten times sm",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.0095, 0.003, 30000",
        slip="number of images grows linearly, not with the square",
        named=("The standard error falls only with the root of the number of images,",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.0186, 0.0059, 345744",
        slip="1.96 standard errors",
        named=("This is about twice the standard error, the half width of an interva",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.0158, 0.005, 250000",
        slip="the worst case 1/4 for p (1 - p)",
        named=("You took the worst case, a probability of one half, instead of the g",),
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = 0.03, 0.0095, 900000",
        slip="the factor 1 - p forgotten",
        named=("Is the factor 1 - p missing? When p is near 1, nearly all answers are",),
    ),
    Answer(
        "error_bars",
        """on_1000, on_10000 = 0.0095, 0.003
images_needed = 0.3 / 0.001
""",
        slip="root of the number of images not squared back",
        named=("In the formula for the standard error n stands under a root. When yo",),
    ),
    Answer(
        "error_bars",
        """on_1000, on_10000 = (np.sqrt(0.9 * (1 - 0.9) / n).round(4) for n in (1000, 10_000))
images_needed = round(0.9 * 0.1 / 0.001**2)
""",
    ),
    Answer(
        "error_bars",
        """deviation = 0.3
on_1000 = deviation / 1000**0.5
on_10000 = deviation / 100
images_needed = 10000 * 3**2
""",
    ),
    Answer(
        "error_bars",
        "on_1000, on_10000, images_needed = np.float32(0.0095), np.float32(0.003), 9e4",
        form=True,
    ),
    # difference
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a - right_b
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="truth values subtracted",
        named=("NumPy does not subtract truth values. Turn them into numbers that ca",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    n = len(right_a)
    a, b = right_a.mean(), right_b.mean()
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="the two errors added as if the networks were independent",
        named=("The difference is right. You added the errors as if the networks had",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="n - 1 in the standard deviation",
        named=("The difference is right. You took n - 1 in place of n, which is ofte",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    return d.mean(), d.std() / len(d)
""",
        slip="divided by n instead of its root",
        named=("The difference is right. Your error is too small: the standard devia",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    return d.mean(), d.std()
""",
        slip="the standard deviation of one difference, not of the mean",
        named=("The difference is right. Your error says how far single images stray",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_b * 1.0 - right_a * 1.0
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="B minus A",
        named=("The standard error is right. The difference has the wrong sign: it i",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = (right_a != right_b).astype(float)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="disagreement without its sign",
        named=("You counted where the two networks differ at all. It matters which o",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(np.uint8) - right_b.astype(np.uint8)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="unsigned bytes, in which -1 becomes 255",
        named=("Bytes without a sign cannot hold -1, so it wraps around.",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = 1.0 * right_a - 1.0 * right_b
    return d.mean(), np.sqrt(np.mean(d**2)) / np.sqrt(len(d))
""",
        slip="the mean is not subtracted before squaring",
        named=("The difference is right. You took the squared distances from 0, but ",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    n = np.count_nonzero(d)
    return d.mean(), d.std() / np.sqrt(n)
""",
        slip="only the images on which they differ are counted",
        near=True,
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    n = len(right_a)
    only_a = np.count_nonzero(right_a & ~right_b)
    only_b = np.count_nonzero(right_b & ~right_a)
    mean = (only_a - only_b) / n
    return mean, ((only_a + only_b) / n - mean**2) ** 0.5 / n**0.5
""",
    ),
    Answer(
        "difference",
        """import statistics


def difference(right_a, right_b):
    d = [int(a) - int(b) for a, b in zip(right_a, right_b)]
    return float(statistics.mean(map(float, d))), statistics.pstdev(d) / len(d) ** 0.5
""",
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = np.subtract(right_a, right_b, dtype=float)
    return [np.array([d.mean()]), np.array([np.sqrt(d.var() / d.size)])]
""",
        form=True,
    ),
    # zero_start
    Answer(
        "zero_start",
        """zero_loss = 0.0
zero_accuracy = 0.1
changes = [False, False, False, True]
""",
        slip="thinks that zero weights give a loss of zero",
        named=("The accuracy and the changes are right. The loss is not 0: equal log",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = round(np.log2(10), 2), 0.1
changes = [False, False, False, True]
""",
        slip="logarithm to the base 2",
        named=("The accuracy and the changes are right. The cross-entropy of the cou",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = np.log10(10), 0.1
changes = [False, False, False, True]
""",
        slip="logarithm to the base 10",
        named=("The accuracy and the changes are right. The cross-entropy of the cou",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.0
changes = [False, False, False, True]
""",
        slip="thinks that no image is right",
        named=("The loss and the changes are right. All outputs are equal, so every ",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.1
changes = [False, False, True, True]
""",
        slip="thinks that the output weights change, though the hidden outputs are 0",
        named=("The gradient of W2 is the output of the hidden layer times the upstr",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.1
changes = [True, True, True, True]
""",
        slip="thinks that everything learns",
        named=("You say that all four change. The gradient of a weight is the upstre",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.1
changes = [False] * 4
""",
        slip="thinks that nothing can change",
        named=("You say that nothing changes. The upstream gradient at the logits is",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.1
changes = [True, True, True, False]
""",
        slip="says what stays, not what changes",
        named=("Does your list say what changes, or what stays as it is? The loss an",),
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = 2.3, 0.1
changes = [False, True, False, True]
""",
        slip="thinks that both biases change",
        named=("On its way to the hidden layer, the upstream gradient is multiplied ",),
    ),
    Answer(
        "zero_start",
        """zero_loss = float(-np.log(1 / 10))
zero_accuracy = 100 / 1000
changes = [name == "b2" for name in ("W1", "b1", "W2", "b2")]
""",
    ),
    Answer(
        "zero_start",
        """outputs = np.zeros((1000, 10))
truths = np.repeat(np.arange(10), 100)
zero_loss = cross_entropy(outputs, truths).round(2)
zero_accuracy = (outputs.argmax(axis=1) == truths).mean()
changes = [False, False, False, 32 % 10 != 0]
""",
    ),
    Answer(
        "zero_start",
        """zero_loss, zero_accuracy = np.float32(2.3), np.float32(0.1)
changes = np.array([0, 0, 0, 1])
""",
        form=True,
    ),
    # gradients
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    up = (softmax(Z @ W2 + b2) - np.eye(k)[y]) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="one-hot targets without smoothing",
        named=("Your targets are still one-hot: the smoothing is missing.",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = np.full((n, k), 0.2 / (k - 1))
    targets[np.arange(n), y] = 0.8
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the 0.2 shared by the wrong classes only",
        named=("You share the 0.2 among the wrong classes only. The task gives it to",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * (S > 0)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="slope 0 instead of 1/10 on the way back",
        named=("Below, yours stop where the weighted sum is negative, as for a plain",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.maximum(S, 0)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="ordinary ReLU on the way forward",
        named=("In your forward pass the ReLU is not leaky yet: of a negative sum, a",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    k = W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = softmax(Z @ W2 + b2) - targets
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the sum over the samples, not the mean",
        named=("All four of your gradients are those of a sum over the samples, but ",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.mean(axis=0), Z.T @ up, up.mean(axis=0)
""",
        slip="the mean for the biases, though already divided by n",
        named=("The gradients of W1 and W2 are right. Those of the biases are means,",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), S.T @ up, up.sum(axis=0)
""",
        slip="the weighted sums S in place of the hidden outputs Z for W2",
        named=("Only the gradient of W2 is wrong. The gradient of a weight is the up",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (targets - softmax(Z @ W2 + b2)) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="targets minus probabilities",
        named=("All four of your gradients have the wrong sign: the cross-entropy ri",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 / k + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T
    back = np.where(back > 0, back, back / 10)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="leaky slope by the sign of what arrives, not of S",
        near=True,
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    targets = 0.2 + 0.8 * np.eye(k)[y]
    up = (softmax(Z @ W2 + b2) - targets) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ back, back.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="0.2 for each class, not divided by k",
        named=("Your targets of a sample sum to more than 1. Is the 0.2 shared out a",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    sums = [np.zeros(np.shape(a)) for a in (W1, b1, W2, b2)]
    for x, label in zip(X, y):
        s = x @ W1 + b1
        slope = np.where(s > 0, 1.0, 0.1)
        z = slope * s
        powers = np.exp(z @ W2 + b2 - np.max(z @ W2 + b2))
        up = powers / powers.sum() - 0.2 / k
        up[label] -= 0.8
        back = slope * (W2 @ up)
        for total, g in zip(sums, (np.outer(x, back), back, np.outer(z, up), up)):
            total += g / n
    return tuple(sums)
""",
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = X.shape[0], W2.shape[1]
    S = np.einsum("nd,dh->nh", X, W1) + b1
    Z = np.maximum(S, 0.1 * S)
    p = softmax(np.einsum("nh,hk->nk", Z, W2) + b2)
    hard, even = p.copy(), p - 1 / k
    hard[range(n), y] -= 1
    up = 0.8 * hard + 0.2 * even
    back = np.einsum("nk,hk->nh", up, W2) * (0.1 + 0.9 * (Z > 0))
    g_W1, g_W2 = np.einsum("nd,nh->dh", X, back) / n, np.einsum("nh,nk->hk", Z, up) / n
    return [g_W1, back.mean(axis=0), g_W2, up.mean(axis=0)]
""",
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), W2.shape[1]
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    back = up @ W2.T * np.where(S > 0, 1, 0.1)
    return [X.T @ back, back.sum(axis=0, keepdims=True), Z.T @ up, up.sum(axis=0, keepdims=True)]
""",
        form=True,
    ),
    # best_of_twenty
    Answer(
        "best_of_twenty",
        'truth = "ffftt"',
        slip="a: thinks the best of the test stays as good on new images",
        named=("Four of your letters are right. Look at statement a again. Of twenty",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttftt"',
        slip="b: thinks the best result is fair, since that network is used",
        named=("Four of your letters are right. Look at statement b again. The figur",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfttt"',
        slip="c: thinks a mean needs equal seeds",
        named=("Four of your letters are right. Look at statement c again. What woul",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tffft"',
        slip="d: thinks the choice makes the mean too high as well",
        named=("Four of your letters are right. Look at statement d again. Which of ",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftf"',
        slip="e: thinks a validation set does not help",
        named=("Four of your letters are right. Look at statement e again. Which ima",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "fttff"',
        slip="t and f exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttfft"',
        slip="entered from e to a",
        near=True,
    ),
    Answer(
        "best_of_twenty",
        'truth = "tffff"',
        slip="d and e: thinks that any choice among runs spoils every number",
        near=True,
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftt"',
    ),
    Answer(
        "best_of_twenty",
        """right = {"a", "d", "e"}
truth = "".join("t" if statement in right else "f" for statement in "abcde")
""",
    ),
    Answer(
        "best_of_twenty",
        'truth = tuple("TFFTT")',
        form=True,
    ),
    # calibration_error
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = (confidence * bins).astype(int)
    error, largest = 0.0, 0.0
    for b in range(bins):
        inside = number == b
        if inside.any():
            gap = abs(confidence[inside].mean() - right[inside].mean())
            error += gap * inside.mean()
            largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="a confidence of 1 falls out of the bins",
        named=("A confidence of 1 falls out of all your bins.",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.ceil(confidence * bins).astype(int) - 1
    error, largest = 0.0, 0.0
    for b in range(bins):
        inside = number == b
        if inside.any():
            gap = abs(confidence[inside].mean() - right[inside].mean())
            error += gap * inside.mean()
            largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="a confidence on the border put into the lower bin",
        named=("A confidence on a border went into the lower bin.",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = []
    for b in range(bins):
        inside = number == b
        if inside.any():
            gaps.append(abs(confidence[inside].mean() - right[inside].mean()))
    return np.mean(gaps), max(gaps), confidence.mean() - right.mean()
""",
        slip="all bins weigh the same",
        named=("Your error is a mean over the bins, in which a bin with one sample c",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0.0, 0.0
    for b in range(bins):
        inside = number == b
        if inside.any():
            gap = confidence[inside].mean() - right[inside].mean()
            error += gap * inside.mean()
            largest = max(largest, abs(gap))
    return error, largest, confidence.mean() - right.mean()
""",
        slip="gaps with their signs, which cancel",
        near=True,
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0.0, 0.0
    for b in np.unique(number):
        inside = number == b
        gap = abs(confidence[inside].mean() - right[inside].mean())
        error += gap * inside.mean()
        largest = max(largest, gap)
    return error, largest, abs(confidence.mean() - right.mean())
""",
        slip="the third number without its sign",
        named=("The third number has lost its sign, which tells too much confidence ",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0.0, 0.0
    for b in np.unique(number):
        inside = number == b
        gap = abs(confidence[inside].mean() - right[inside].mean())
        error += gap * inside.mean()
        largest = max(largest, gap)
    return error, largest, right.mean() - confidence.mean()
""",
        slip="the third number as accuracy minus confidence",
        named=("The third number has the wrong sign: it is positive for a network th",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p[np.arange(len(y)), y], p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0.0, 0.0
    for b in np.unique(number):
        inside = number == b
        gap = abs(confidence[inside].mean() - right[inside].mean())
        error += gap * inside.mean()
        largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="the probability of the true class taken for the confidence",
        named=("You took the probability of the true class for the confidence",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps, weights = [], []
    for b in range(bins):
        inside = number == b
        gaps.append(abs(confidence[inside].mean() - right[inside].mean()))
        weights.append(inside.mean())
    return np.dot(gaps, weights), np.max(gaps), confidence.mean() - right.mean()
""",
        slip="means of empty bins are not a number",
        near=True,
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    error, largest = 0.0, 0.0
    for b in np.unique(number):
        inside = number == b
        gap = abs((b + 0.5) / bins - right[inside].mean())
        error += gap * inside.mean()
        largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="the middle of the bin in place of its mean confidence",
        named=("You took the middle of each bin for the confidence. Its samples have",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    edges = np.linspace(confidence.min(), confidence.max(), bins + 1)
    number = np.minimum(np.digitize(confidence, edges) - 1, bins - 1)
    error, largest = 0.0, 0.0
    for b in np.unique(number):
        inside = number == b
        gap = abs(confidence[inside].mean() - right[inside].mean())
        error += gap * inside.mean()
        largest = max(largest, gap)
    return error, largest, confidence.mean() - right.mean()
""",
        slip="the bins reach from the lowest to the highest confidence",
        named=("Your bins divide the range of the confidences that occur. They are t",),
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    sure = p.max(axis=1)
    excess = sure - (p.argmax(axis=1) == y)
    number = np.minimum(np.floor(sure * bins).astype(int), bins - 1)
    size = np.bincount(number, minlength=bins)
    total = np.abs(np.bincount(number, weights=excess, minlength=bins))
    used = size > 0
    return total.sum() / len(y), (total[used] / size[used]).max(), excess.mean()
""",
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    groups = {}
    for row, label in zip(p.tolist(), y.tolist()):
        best = max(row)
        groups.setdefault(min(int(best * bins), bins - 1), []).append((best, row.index(best) == label))
    error = largest = signed = 0.0
    for members in groups.values():
        surplus = sum(best for best, _ in members) - sum(hit for _, hit in members)
        signed += surplus / len(y)
        error += abs(surplus) / len(y)
        largest = max(largest, abs(surplus) / len(members))
    return error, largest, signed
""",
    ),
    Answer(
        "calibration_error",
        """def calibration_error(p, y, bins):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = np.zeros(bins)
    for b in set(number.tolist()):
        inside = number == b
        gaps[b] = abs(confidence[inside].mean() - right[inside].mean())
    weights = np.bincount(number, minlength=bins) / len(y)
    return np.array([[weights @ gaps], [gaps.max()], [confidence.mean() - right.mean()]])
""",
        form=True,
    ),
    # temperature
    Answer(
        "temperature",
        """confidence = 1.0
at_two = 0.9615
slope = -0.1956
odds = 5.25
""",
        slip="the logit taken as 625 itself",
        named=(),
    ),
    Answer(
        "temperature",
        "confidence, at_two, slope, odds = 0.9984, 0.9968, -0.1956, 5.25",
        slip="temperature 2 halves the odds instead of taking their root",
        named=("The logit is divided by the temperature, and not the number whose lo",),
    ),
    Answer(
        "temperature",
        """confidence = round(625 / 626, 4)
at_two = round(625**2 / (625**2 + 1), 4)
slope, odds = -0.1956, 5.25
""",
        slip="logits multiplied by the temperature",
        named=("A temperature above 1 makes a network less sure. Is the logit divided",),
    ),
    Answer(
        "temperature",
        "confidence, at_two, slope, odds = 0.9984, 0.9615, 0.1956, 5.25",
        slip="sign of the derivative",
        named=("The sign is wrong: where the network is too sure, a higher temperatu",),
    ),
    Answer(
        "temperature",
        """a = np.log(625)
confidence, at_two, odds = 0.9984, 0.9615, 5.25
slope = round(a * (0.16 - 1 / 26), 4)
""",
        slip="derivative by 1 / T instead of T",
        named=("That is the derivative with respect to 1/T. The chain rule has anoth",),
    ),
    Answer(
        "temperature",
        """confidence, at_two, odds = 0.9984, 0.9615, 5.25
slope = round(np.log(625) / 2 * (1 / 26 - 0.16), 4)
""",
        slip="divided by T instead of its square",
        named=("You multiplied by the derivative of 1/T without its square.",),
    ),
    Answer(
        "temperature",
        """confidence, at_two, odds = 0.9984, 0.9615, 5.25
slope = round(400 * np.log(5) * (1 / 26 - 0.16), 4)
""",
        slip="the sum over the images, not the mean",
        named=("You added up over the 400 images. The loss is their mean.",),
    ),
    Answer(
        "temperature",
        "confidence, at_two, slope, odds = 0.9984, 0.9615, -0.1956, 0.84",
        slip="the share of the right answers instead of the odds",
        named=("That is the confidence at the best temperature. By what is it to be ",),
    ),
    Answer(
        "temperature",
        """confidence, at_two, slope = 0.9984, 0.9615, -0.1956
odds = round(np.log(625) / np.log(5.25), 4)
""",
        slip="the best temperature itself instead of the odds",
        named=("That is the temperature, or its reciprocal. The odds are asked for.",),
    ),
    Answer(
        "temperature",
        """confidence, at_two, odds = 0.9984, 0.9615, 5.25
slope = round(np.log(5) * (1 / 626 - 0.16), 4)
""",
        slip="derivative with the confidence at temperature 1",
        named=("You took the confidence without the temperature, but the slope is as",),
    ),
    Answer(
        "temperature",
        """def J(T):
    wrong = 1 / (1 + 625 ** (1 / T))
    return -(336 * np.log(1 - wrong) + 64 * np.log(wrong)) / 400


confidence = 625 / (625 + 1)
at_two = 25 / (25 + 1)
slope = (J(2 + 1e-5) - J(2 - 1e-5)) / 2e-5
odds = 336 / 64
""",
    ),
    Answer(
        "temperature",
        """import math

confidence, at_two = (round(1 / (1 + math.exp(-math.log(625) / T)), 4) for T in (1, 2))
slope = round(-math.log(5) * (25 / 26 - 0.84), 4)
odds = round(0.84 / (1 - 0.84), 4)
""",
    ),
    Answer(
        "temperature",
        "confidence, at_two, slope, odds = np.float32([[0.9984], [0.9615], [-0.1956], [5.25]])",
        form=True,
    ),
    # train_and_predict
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) * 1.0
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) * 1.0
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="the bytes are not scaled",
        named=("Your network gives nearly the same answer for every image, but it le",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = np.zeros((784, 64)), np.zeros(64)
    W2, b2 = np.zeros((64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="all weights start at 0",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 += rate * Z.T @ up
            b2 += rate * up.sum(axis=0)
            W1 += rate * x.T @ back
            b1 += rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="steps uphill",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[start : start + 32]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="images shuffled without their labels",
        named=(),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(784, -1).T / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="reshaped to pixels times images and transposed, which mixes the images",
        near=True,
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=0)
""",
        slip="the largest output over the images instead of the garments",
        named=("You return ten numbers, and not one label for each new image. If they",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return Z @ W2 + b2
""",
        slip="returns the outputs instead of the labels",
        named=("You return a table of numbers, where one label for each new image is",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            x = X[:32]
            t = labels[:32]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="each step takes the same first batch",
        named=(),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = X
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="predicts the training images",
        named=("You return as many numbers as there are training images. To which im",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 6000):
            rows = order[start : start + 6000]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="one step for each epoch: the batch holds all images",
        named=("More of your labels are right than by guessing, but fewer than half.",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    n = len(images)
    X = images.reshape(n, 784) / 255.0
    mean = X.mean(axis=0)
    X = X - mean
    T = np.eye(10)[labels]
    sizes = [784, 100, 10]
    W = [rng.normal(size=(a, b)) * np.sqrt(2 / a) for a, b in zip(sizes, sizes[1:])]
    B = [np.zeros(b) for b in sizes[1:]]

    def forward(A):
        H = np.maximum(A @ W[0] + B[0], 0)
        S = H @ W[1] + B[1]
        E = np.exp(S - S.max(axis=1, keepdims=True))
        return H, E / E.sum(axis=1, keepdims=True)

    for rate in np.linspace(0.1, 0.02, 9):
        for rows in np.array_split(rng.permutation(n), n // 32):
            H, P = forward(X[rows])
            D = (P - T[rows]) / len(rows)
            E = (D @ W[1].T) * (H > 0)
            W[1] -= rate * (H.T @ D)
            B[1] -= rate * D.sum(axis=0)
            W[0] -= rate * (X[rows].T @ E)
            B[0] -= rate * E.sum(axis=0)
    return np.argmax(forward(new_images.reshape(-1, 784) / 255.0 - mean)[1], axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1).astype(float) / 255
    W1, W2 = rng.uniform(-0.08, 0.08, (784, 64)), rng.uniform(-0.2, 0.2, (64, 10))
    weights = [W1, np.zeros(64), W2, np.zeros(10)]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    step = 0
    for epoch in range(10):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 50):
            rows = order[start : start + 50]
            W1, b1, W2, b2 = weights
            hidden = np.tanh(X[rows] @ W1 + b1)
            s = hidden @ W2 + b2
            p = np.exp(s - s.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(rows)), labels[rows]] -= 1
            p /= len(rows)
            back = (p @ W2.T) * (1 - hidden**2)
            step += 1
            slopes = [X[rows].T @ back, back.sum(axis=0), hidden.T @ p, p.sum(axis=0)]
            for w, m, v, g in zip(weights, first, second, slopes):
                m += 0.1 * (g - m)
                v += 0.001 * (g**2 - v)
                unbiased = m / (1 - 0.9**step), v / (1 - 0.999**step)
                w -= 0.002 * 0.8**epoch * unbiased[0] / (np.sqrt(unbiased[1]) + 1e-8)
    W1, b1, W2, b2 = weights
    new = new_images.reshape(len(new_images), -1) / 255
    return (np.tanh(new @ W1 + b1) @ W2 + b2).argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(8):
        rate = 0.1 * 0.8**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            x = X[rows]
            t = labels[rows]
            Z = np.maximum(x @ W1 + b1, 0)
            up = softmax(Z @ W2 + b2)
            up[np.arange(len(t)), t] -= 1
            up /= len(t)
            back = up @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ back
            b1 -= rate * back.sum(axis=0)
    x = new_images.reshape(len(new_images), -1) / 255
    Z = np.maximum(x @ W1 + b1, 0)
    return [[int(np.argmax(row))] for row in Z @ W2 + b2]
""",
        form=True,
    ),
]
