"""Answers to the exercise `fashion_mnist`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # counts
    Answer(
        "counts",
        """parameters = 784 * 300 + 300 * 100 + 100 * 10
steps = 860
last_batch = 24
bytes_needed = parameters * 4 * 4
""",
        slip="the biases are not counted",
        named=("The biases are missing: each neuron has one more parameter than it",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 55000 // 64
last_batch = 55000 % 64
bytes_needed = 4265760
""",
        slip="the number of steps is rounded down",
        named=("Your steps lack the last batch of the epoch, which counts although it",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 860
last_batch = 40
bytes_needed = 4265760""",
        slip="how many images the last batch lacks instead of holds",
        named=("You gave how many images the last batch *lacks* to be full.",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 860
last_batch = 24
bytes_needed = 266610 * 3 * 4""",
        slip="Adam is taken to store one number for each parameter, not two",
        named=("Those are 12 bytes, or three numbers, for each parameter",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 860
last_batch = 24
bytes_needed = 1066440""",
        slip="the bytes of the parameters alone",
        named=("How many numbers are stored for each parameter, and how many bytes",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 938
last_batch = 32
bytes_needed = 4265760""",
        slip="60,000 images instead of 55,000",
        named=("Those are the steps of 60,000 images, but this network learns from",),
    ),
    Answer(
        "counts",
        """parameters = 784 * 300 + 1 + 300 * 100 + 1 + 100 * 10 + 1
steps = 860
last_batch = 24
bytes_needed = 16 * parameters
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("Each neuron has a bias of its own, not each layer.",),
    ),
    Answer(
        "counts",
        """parameters = 266610
steps = 860
last_batch = 64
bytes_needed = 4265760""",
        slip="the last batch is taken to be full",
        named=("The last batch holds only what is left when all others are full.",),
    ),
    Answer(
        "counts",
        """sizes = np.array([784, 300, 100, 10])
parameters = int(((sizes[:-1] + 1) * sizes[1:]).sum())
steps = len(range(0, 55000, 64))
last_batch = 55000 - range(0, 55000, 64)[-1]
bytes_needed = sum(4 * parameters for _ in ("parameters", "gradients", "Adam's means", "Adam's squares"))
""",
    ),
    Answer(
        "counts",
        """parameters = (784 + 1) * 300 + (300 + 1) * 100 + (100 + 1) * 10
whole, last_batch = divmod(55_000, 64)
steps = whole + bool(last_batch)
bytes_needed = parameters << 4
""",
    ),
    Answer(
        "counts",
        """parameters = 266610.0
steps = " 860"
last_batch = np.array([24])
bytes_needed = 4.26576e6""",
        form=True,
    ),
    # scaled
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="subtracted as bytes, so darker test pixels wrap around",
        named=("A byte cannot be negative, so a test pixel darker than all training",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low = float(min(train.min(), test.min()))
    high = float(max(train.max(), test.max()))
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="darkest and brightest pixel of both sets together",
        named=("Your scale depends on the test images, from which nothing may be",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    return train / 255, test / 255
""",
        slip="divided by 255 instead of scaled to the training pixels",
        named=("You used the largest byte that there can be. The task asks for the",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return tuple(np.clip((part - low) / (high - low), 0, 1) for part in (train, test))
""",
        slip="the test pixels are cut off at 0 and 1",
        named=("You cut off test pixels that are darker or brighter than all training",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / high, (test - low) / high
""",
        slip="divided by the brightest pixel instead of the range",
        named=("Your brightest training pixel does not become 1. How far apart are",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    low, high = train.min(axis=0), train.max(axis=0)
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="a scale of its own for each place in the image",
        named=("You scale each column by itself, so the same byte becomes different",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    return tuple((part.astype(int) - low) // (high - low) for part in (train, test))
""",
        slip="integer division",
        named=("You divide whole numbers without a rest, or store the result as",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    mean, deviation = train.mean(), train.std()
    return (train - mean) / deviation, (test - mean) / deviation
""",
        slip="standardised with mean and standard deviation instead",
        named=("You standardised: a mean of 0 and a standard deviation of 1. The task",),
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = int(train.min()), int(train.max())
    table = (np.arange(256) - low) / (high - low)
    return table[train], table[test]
""",
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    slope = 1 / float(np.ptp(train))
    shift = -slope * float(train.min())
    return train * slope + shift, test * slope + shift
""",
    ),
    Answer(
        "scaled",
        """def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return [((part - low) / (high - low)).tolist() for part in (train, test)]
""",
        form=True,
    ),
    # bounds
    Answer(
        "bounds",
        """def bounds(k):
    return 0.0, np.inf
""",
        slip="the bounds of the ordinary cross-entropy",
        named=("The lowest would be 0 if softmax were applied once. How different can",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + k - 1) - 1, np.log(k)
""",
        slip="equal outputs are taken for the worst case",
        named=("The lowest value is right. The loss is highest when the network is",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + k) - 1, np.log(np.e + k)
""",
        slip="k instead of k - 1 other outputs in the sum",
        named=("One of the k outputs is that of the true class, so how many others",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + k - 1), np.log(np.e + k - 1) - 1
""",
        slip="the highest value comes first",
        named=("Both values are right, but in the wrong order: the lowest comes first.",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return 1 / (np.e + k - 1), np.e / (np.e + k - 1)
""",
        slip="the bounds of the probability, not of the loss",
        named=("These are probabilities of the true class. The loss is minus the",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + k - 1) - 1, np.log(1 + (k - 1) * np.e)
""",
        slip="worst case: all the wrong outputs are 1 at once",
        named=("The lowest value is right. The outputs of a softmax sum to 1, so how",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log10(1 + (k - 1) / np.e), np.log10(np.e + k - 1)
""",
        slip="logarithms to base 10",
        named=("Both formulas are right except for the base of the logarithm. The",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + 2) - 1, np.log(np.e + 2)
""",
        slip="worked out for three outputs only, k is not used",
        named=("Your answer does not depend on k. How many outputs stand in the",),
    ),
    Answer(
        "bounds",
        """def bounds(k):
    low = np.log1p((k - 1) / np.e)
    return low, 1 + low
""",
    ),
    Answer(
        "bounds",
        """def bounds(k):
    logits = np.zeros((1, k))
    logits[0, 0] = 1000
    return loss_classmate(logits, np.array([0])), loss_classmate(logits, np.array([1]))
""",
    ),
    Answer(
        "bounds",
        """def bounds(k):
    return np.log(np.e + k - 1) - np.array([[1], [0]])
""",
        form=True,
    ),
    # top
    Answer(
        "top",
        """def top(outputs, y, k):
    first = np.argsort(outputs, axis=1)[:, :k]
    return (first == y[:, None]).any(axis=1).mean()
""",
        slip="the k smallest outputs, since argsort sorts upwards",
        named=("You look for the label among the smallest outputs. A sort puts these",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    return (np.argsort(outputs, axis=1)[:, -k] == y).mean()
""",
        slip="only the k-th largest output, not all up to it",
        named=("You count only the labels in place k itself. Those with larger",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    return (outputs.argmax(axis=1) == y).mean()
""",
        slip="the ordinary accuracy, k is not used",
        named=("This is the ordinary accuracy, whatever k is: the share of the",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:-1]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="the slice ends before the largest output",
        named=("The largest output, or the last that may count, is not let through",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return (best == y[:, None]).mean()
""",
        slip="mean over all n k places, so divided by k too",
        named=("Your answer is too small by a factor of k or of the number of",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return (best == y[:, None]).any(axis=1).sum()
""",
        slip="the number of samples instead of the share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.sort(outputs, axis=1)[:, -k:]
    return (best == y[:, None]).any(axis=1).mean()
""",
        slip="sort for argsort: the outputs themselves are compared with the labels",
        named=("Your answer is 0 for every input of the check. Do you look for the label",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return (larger <= k).mean()
""",
        slip="k larger outputs are allowed, one too many",
        named=("You let one output too many through. How many outputs may be larger",),
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    own = np.take_along_axis(outputs, y[:, None], axis=1)
    return ((outputs >= own).sum(axis=1) <= k).mean()
""",
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        order = sorted(range(len(row)), key=lambda j: row[j], reverse=True)
        hits += order.index(int(label)) < k
    return hits / len(y)
""",
    ),
    Answer(
        "top",
        """def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, -k:]
    return [(best == y[:, None]).any(axis=1).mean()]
""",
        form=True,
    ),
    # shares
    Answer(
        "shares",
        """def shares(counts):
    answers = counts.sum(axis=1)
    recall = np.diag(counts) / np.maximum(counts.sum(axis=0), 1)
    precision = np.diag(counts) / np.maximum(answers, 1)
    return recall, precision
""",
        slip="the axes are still exchanged, only the division by 0 is mended",
        named=("Recall and precision are exchanged. Which numbers count the bags",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / counts.sum(axis=0)
    return recall, precision
""",
        slip="still divides by 0 for an answer that is never given",
        named=("Some garment is never the answer, so its total is 0. What does the",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    answers = counts.sum(axis=0)
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.where(answers > 0, np.diag(counts) / np.maximum(answers, 1), 1.0)
    return recall, precision
""",
        slip="the precision of an answer that is never given is set to 1",
        named=("For a garment that is never the answer, your precision is not what",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    right = np.diag(counts)
    return right // counts.sum(axis=1), right // np.maximum(counts.sum(axis=0), 1)
""",
        slip="integer division",
        named=("Only 0 and 1 are left of your shares. Is there a whole-number",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / np.maximum(counts.sum(axis=0), 1)
    return recall.mean(), precision.mean()
""",
        slip="the means over the garments instead of the arrays",
        named=("You returned one share for all garments together",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    share = np.diag(counts) / counts.sum()
    return share, share
""",
        slip="both are divided by the number of all garments",
        named=("You divide by the number of all images. Recall is a share of the",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts) / (counts.sum(axis=0) + 1)
    return recall, precision
""",
        slip="1 is added to every number of answers, not only to 0",
        named=("You changed all totals in order to avoid a division by 0. Only a",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    answers = counts.sum(axis=0)
    given = answers > 0
    recall = np.diag(counts) / counts.sum(axis=1)
    precision = np.diag(counts)[given] / answers[given]
    return recall, precision
""",
        slip="answers that are never given are left out of the array",
        named=("A garment that is never the answer is missing from your precisions;",),
    ),
    Answer(
        "shares",
        """def shares(counts):
    answers, right = counts.sum(axis=0), np.diag(counts).astype(float)
    precision = np.divide(right, answers, out=np.zeros(len(right)), where=answers > 0)
    return right / counts.sum(axis=1), precision
""",
    ),
    Answer(
        "shares",
        """def shares(counts):
    recalls, precisions = [], []
    for i in range(len(counts)):
        of_kind = sum(counts[i, j] for j in range(len(counts)))
        answered = sum(counts[j, i] for j in range(len(counts)))
        recalls.append(counts[i, i] / of_kind)
        precisions.append(counts[i, i] / answered if answered else 0.0)
    return np.array(recalls), np.array(precisions)
""",
    ),
    Answer(
        "shares",
        """def shares(counts):
    right = np.diag(counts)
    recall = right / counts.sum(axis=1)
    precision = right / np.maximum(counts.sum(axis=0), 1)
    return [recall.reshape(-1, 1).tolist(), precision.reshape(-1, 1).tolist()]
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.mean(losses), np.sum(rights) / n
""",
        slip="only the accuracy is mended, the loss is still the mean of the batch means",
        named=("The accuracy is right. Your loss is a mean over the batches, in which",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n % batch]
    return np.dot(losses, sizes) / n, np.sum(rights) / n
""",
        slip="n % batch: a full last batch gets the weight 0",
        named=("The accuracy is right. Your loss is right while the last batch is",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.sum(losses) / n, np.sum(rights) / n
""",
        slip="the batch means are added unweighted and divided by n",
        named=("The accuracy is right. The losses are means over batches, so their",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.sum(losses) * batch / n, np.sum(rights) / n
""",
        slip="the last batch counts as a full one in the loss",
        named=("The accuracy is right. You weight each loss by the size of a full",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.dot(losses, rights) / n, np.sum(rights) / n
""",
        slip="the losses are weighted with the right answers, not with the sizes",
        named=("The accuracy is right. You weighted each loss by the number of right",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n - batch * len(losses)]
    return np.dot(losses, sizes) / n, np.sum(rights) / n
""",
        slip="the size of the last batch is off by a whole batch",
        near=True,
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    return np.mean(losses[:-1]), np.sum(rights[:-1]) / (batch * (len(rights) - 1))
""",
        slip="the last batch is left out",
        named=("You left out the last batch, but its samples count as much as any",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n - batch * (len(losses) - 1)]
    return np.dot(losses, sizes) / len(losses), np.sum(rights) / n
""",
        slip="the total loss is divided by the batches, not by the samples",
        named=("The accuracy is right. You weighted the losses, but divided by the",),
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    sizes = np.minimum(batch, n - batch * np.arange(len(losses)))
    return np.average(losses, weights=sizes), np.sum(rights) / n
""",
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    loss = sum(losses[i // batch] for i in range(n)) / n
    return loss, sum(right / n for right in rights)
""",
    ),
    Answer(
        "report",
        """def report(losses, rights, n, batch):
    missing = len(losses) * batch - n
    loss = (np.sum(losses) * batch - losses[-1] * missing) / n
    return np.array([[loss, np.sum(rights) / n]])
""",
        form=True,
    ),
    # error_bars
    Answer(
        "error_bars",
        """on_1000 = round(0.09 / 1000, 4)
on_10000 = round(0.09 / 10000, 4)
images_needed = 90""",
        slip="the variance, the root is missing",
        named=("The root is missing: this is the variance of an accuracy, not its",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0003
on_10000 = 0.0
images_needed = 300""",
        slip="divided by n instead of the root of n",
        named=("You divided by n outside the root, but it is the variance that falls",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.03
on_10000 = 0.0095
images_needed = 900000""",
        slip="the factor 1 - p is forgotten",
        named=("Is the factor 1 - p missing? When p is near 1, nearly all answers are",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0095
on_10000 = 0.0009
images_needed = 9487""",
        slip="ten times the images are taken to give a tenth of the error",
        named=("Ten times as many images do not make the standard error ten times",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0186
on_10000 = 0.0059
images_needed = 345744""",
        slip="half the 95% interval, 1.96 standard errors",
        named=("This is about twice the standard error, the half width of an interval",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0158
on_10000 = 0.005
images_needed = 250000""",
        slip="the worst case, a probability of one half, is used",
        named=("You took the worst case, a probability of one half, instead of the",),
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0095
on_10000 = 0.003
images_needed = 900""",
        slip="the images for an error of 0.01 instead of 0.001",
        near=True,
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.9487
on_10000 = 0.3
images_needed = 90000""",
        slip="the standard errors in per cent",
        named=("This is in per cent, but the accuracy is a share.",),
    ),
    Answer(
        "error_bars",
        """spread = np.std([1] * 9 + [0])
on_1000, on_10000 = (spread / np.sqrt([1000, 10000])).round(4)
images_needed = round((spread / 0.001) ** 2)
""",
    ),
    Answer(
        "error_bars",
        """on_1000 = 0.0095
on_10000 = 0.3 / 100
images_needed = 300**2
""",
    ),
    Answer(
        "error_bars",
        """on_1000 = "0.0095"
on_10000 = np.array([0.003])
images_needed = 9e4""",
        form=True,
    ),
    # difference
    Answer(
        "difference",
        """def difference(right_a, right_b):
    a, b, n = np.mean(right_a), np.mean(right_b), len(right_a)
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="the error for two independent networks",
        named=("The difference is right. You added the errors as if the networks had",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std()
""",
        slip="the standard deviation is not divided by the root of n",
        named=("The difference is right. Your error says how far single images stray,",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="divided by n - 1 in the standard deviation (ddof=1)",
        named=("The difference is right. You took n - 1 in place of n, which is often",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_b.astype(int) - right_a.astype(int)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="B minus A",
        named=("The standard error is right. The difference has the wrong sign: it is",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a - right_b
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="truth values are subtracted, which NumPy refuses",
        named=("NumPy does not subtract truth values. Turn them into numbers that can",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), np.sqrt((d**2).mean() / len(d))
""",
        slip="the mean is not subtracted before squaring",
        named=("The difference is right. You took the squared distances from 0, but",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.var() / len(d)
""",
        slip="the variance of the difference, the root is missing",
        named=("The difference is right. Your error is a variance: the root is",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    d = d[d != 0]
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="only the images on which the networks differ are counted",
        named=("You left out the images on which both agree. Their difference is 0,",),
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    n = len(right_a)
    only_a = int(np.sum(right_a & ~right_b))
    only_b = int(np.sum(~right_a & right_b))
    mean = (only_a - only_b) / n
    return mean, np.sqrt(((only_a + only_b) / n - mean**2) / n)
""",
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = [float(a) - float(b) for a, b in zip(right_a, right_b)]
    mean = sum(d) / len(d)
    return mean, sum((v - mean) ** 2 for v in d) ** 0.5 / len(d)
""",
    ),
    Answer(
        "difference",
        """def difference(right_a, right_b):
    d = 1.0 * right_a - right_b
    return np.array([[d.mean()], [d.std() / len(d) ** 0.5]])
""",
        form=True,
    ),
    # zero_start
    Answer(
        "zero_start",
        """zero_loss = 0.0
zero_accuracy = 0.1
changes = [False, False, False, True]""",
        slip="all weights 0 are taken to give a loss of 0",
        named=("The accuracy and the changes are right. The loss is not 0: equal",),
    ),
    Answer(
        "zero_start",
        """zero_loss = -np.log10(0.1)
zero_accuracy = 0.1
changes = [False, False, False, True]""",
        slip="the logarithm to base 10",
        named=("The accuracy and the changes are right. The cross-entropy of the",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 0.1
zero_accuracy = 0.1
changes = [False, False, False, True]""",
        slip="the probability of the label instead of the loss",
        named=("The accuracy and the changes are right. That is a probability. The",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 2.30
zero_accuracy = 0.0
changes = [False, False, False, True]""",
        slip="equal outputs are taken never to be right",
        named=("The loss and the changes are right. All outputs are equal, so every",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, True, True]""",
        slip="the whole output layer is taken to change, although the hidden outputs are 0",
        named=("The gradient of W2 is the output of the hidden layer times the",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, False, False, False]""",
        slip="nothing at all is taken to change",
        named=("You say that nothing changes. The upstream gradient at the logits is",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 2.30
zero_accuracy = 0.1
changes = [True, True, True, False]""",
        slip="says what stays at 0 instead of what changes",
        named=("Does your list say what changes, or what stays as it is? The loss and",),
    ),
    Answer(
        "zero_start",
        """zero_loss = 2.30
zero_accuracy = 0.1
changes = [False, True, False, True]""",
        slip="both biases are taken to change",
        named=("On its way to the hidden layer, the upstream gradient is multiplied",),
    ),
    Answer(
        "zero_start",
        """zero_loss = round(float(np.log(10)), 2)
zero_accuracy = 100 / 1000
changes = [name == "b2" for name in ("W1", "b1", "W2", "b2")]
""",
    ),
    Answer(
        "zero_start",
        """W1, b1, W2, b2 = np.zeros((784, 128)), np.zeros(128), np.zeros((128, 10)), np.zeros(10)
s = test_images.reshape(len(test_images), -1) @ W1 + b1
z = np.maximum(s, 0)
out = z @ W2 + b2
zero_loss = cross_entropy(out, test_labels).round(2)
zero_accuracy = (out.argmax(axis=1) == test_labels).mean()
up = softmax(out[:32]) - np.eye(10)[test_labels[:32]]
down = (up @ W2.T) * (s[:32] > 0)
steps = test_images[:32].reshape(32, -1).T @ down, down.sum(axis=0), z[:32].T @ up, up.sum(axis=0)
changes = [bool(step.any()) for step in steps]
""",
    ),
    Answer(
        "zero_start",
        """zero_loss = np.array([2.3])
zero_accuracy = "0.1"
changes = np.array([0, 0, 0, 1])""",
        form=True,
    ),
    # gradients
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * (s > 0)
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="leaky ReLU forwards, but the slope of the ordinary ReLU backwards",
        named=("Below, yours stop where the weighted sum is negative, as for a plain",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = up @ W2.T
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the slope of the activation function is left out",
        named=("The gradients of W2 and b2 are right. In those of W1 and b1 the slope",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="each class gets 0.2 instead of 0.2 / k",
        named=(),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    T = np.full((n, k), 0.2 / (k - 1))
    T[np.arange(n), y] = 0.8
    up = (softmax(Z @ W2 + b2) - T) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="0.8 for the true class, and the 0.2 shared by the others only",
        named=("You share the 0.2 among the wrong classes only. The task gives it to",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    k = len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="not divided by n: the gradients of the sum of the losses",
        named=("All four of your gradients are those of a sum over the samples, but",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return X.T @ down, down.mean(axis=0), Z.T @ up, up.mean(axis=0)
""",
        slip="mean instead of sum for the biases, so divided by n twice",
        named=("The gradients of W1 and W2 are right. Those of the biases are means,",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, 0.01 * s)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.01)
    return X.T @ down, down.sum(axis=0), Z.T @ up, up.sum(axis=0)
""",
        slip="the usual slope 0.01 instead of 0.1 on the left",
        named=("Your leaky ReLU has another slope below 0 than a tenth.",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return X.T @ down, down.sum(axis=0), s.T @ up, up.sum(axis=0)
""",
        slip="the weighted sums instead of the hidden outputs in the gradient of W2",
        named=("Only the gradient of W2 is wrong. The gradient of a weight is the",),
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    total = [np.zeros(np.shape(p)) for p in (W1, b1, W2, b2)]
    k = len(b2)
    for x, label in zip(X, y):
        slopes = np.where(x @ W1 + b1 > 0, 1.0, 0.1)
        z = (x @ W1 + b1) * slopes
        target = np.full(k, 0.2 / k)
        target[label] += 0.8
        up = softmax((z @ W2 + b2)[None])[0] - target
        down = slopes * (W2 @ up)
        for part, g in zip(total, (np.outer(x, down), down, np.outer(z, up), up)):
            part += g / len(X)
    return tuple(total)
""",
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    ones = np.ones((len(X), 1))
    A = np.hstack([X, ones])
    s = A @ np.vstack([W1, b1])
    B = np.hstack([np.maximum(s, s / 10), ones])
    p = softmax(B @ np.vstack([W2, b2]))
    p -= 0.2 / p.shape[1]
    p[np.arange(len(y)), y] -= 0.8
    second = np.einsum("nh,nk->hk", B, p) / len(X)
    first = np.einsum("nd,nk,hk,nh->dh", A, p, W2, 0.55 + 0.45 * np.sign(s)) / len(X)
    return first[:-1], first[-1], second[:-1], second[-1]
""",
    ),
    Answer(
        "gradients",
        """def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    s = X @ W1 + b1
    Z = np.where(s > 0, s, s / 10)
    up = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / n
    down = (up @ W2.T) * np.where(s > 0, 1.0, 0.1)
    return [X.T @ down, down.sum(axis=0, keepdims=True), Z.T @ up, up.sum(axis=0, keepdims=True)]
""",
        form=True,
    ),
    # train_and_predict
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1).astype(float), new_images.reshape(len(new_images), -1).astype(float)
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the bytes are not scaled, the inputs reach 255",
        named=("Your network gives nearly the same answer for every image, but it",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) // 255, new_images.reshape(len(new_images), -1) // 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="integer division by 255, so nearly all pixels become 0",
        named=("More of your labels are right than by guessing, but fewer than half.",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = np.zeros((784, 64)), np.zeros(64)
    W2, b2 = np.zeros((64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="all weights start at 0",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return softmax(np.maximum(new @ W1 + b1, 0) @ W2 + b2)
""",
        slip="returns the probabilities instead of the labels",
        named=("You return a table of numbers, where one label for each new image is",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        X = X[rng.permutation(len(X))]
        rate = 0.2 / (1 + epoch)
        for start in range(0, len(X), 32):
            x, y = X[start : start + 32], labels[start : start + 32]
            Z = np.maximum(x @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[y]) / len(x)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * x.T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the images are shuffled without their labels",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, y = garments.X_train.reshape(-1, 784) / 255, garments.y_train
    new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[y[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="trains on the notebook's images instead of those it is given",
        named=(),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    rate = 0.0001
    for epoch in range(5):
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the learning rate is much too small",
        near=True,
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 += rate * Z.T @ up
            b2 += rate * up.sum(axis=0)
            W1 += rate * X[rows].T @ down
            b1 += rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="the gradients are added, so the loss grows",
        named=("Your network gives nearly the same answer for every image. Label the",),
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    flat = images.reshape(len(images), 784).astype(np.float32)
    mean, spread = flat.mean(), flat.std()
    X = (flat - mean) / spread
    new = (new_images.reshape(len(new_images), 784).astype(np.float32) - mean) / spread
    sizes = [784, 100, 10]
    p = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        p += [rng.normal(0, (2 / m) ** 0.5, (m, n)).astype(np.float32), np.zeros(n, np.float32)]
    first, second = [np.zeros_like(q) for q in p], [np.zeros_like(q) for q in p]
    targets = np.eye(10, dtype=np.float32)[labels]
    t, batch, epochs = 0, 60, 6
    for epoch in range(epochs):
        rate = 0.002 * (1 - epoch / epochs)
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            z = np.maximum(X[rows] @ p[0] + p[1], 0)
            up = (softmax(z @ p[2] + p[3]) - targets[rows]) / len(rows)
            down = (up @ p[2].T) * (z > 0)
            t += 1
            for i, g in enumerate((X[rows].T @ down, down.sum(axis=0), z.T @ up, up.sum(axis=0))):
                first[i] += 0.1 * (g - first[i])
                second[i] += 0.001 * (g * g - second[i])
                p[i] -= rate * (first[i] / (1 - 0.9**t)) / (np.sqrt(second[i] / (1 - 0.999**t)) + 1e-7)
    return (np.maximum(new @ p[0] + p[1], 0) @ p[2] + p[3]).argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    mean = images.mean(axis=0).ravel() / 255

    def with_one(a):
        return np.hstack([a, np.ones((len(a), 1))])  # the last row of each matrix holds the biases

    def outputs(pictures):
        a = [with_one(pictures.reshape(len(pictures), -1) / 255 - mean)]
        for W in weights[:-1]:
            a.append(with_one(np.tanh(a[-1] @ W)))
        return a, a[-1] @ weights[-1]

    sizes = (784, 80, 40, 10)
    weights = [rng.normal(0, 1 / np.sqrt(m), (m + 1, n)) for m, n in zip(sizes, sizes[1:])]
    speeds = [np.zeros(W.shape) for W in weights]
    total, done, batch = 6 * len(images), 0, 40
    while done < total:
        for rows in np.split(rng.permutation(len(images)), range(batch, len(images), batch)):
            a, logits = outputs(images[rows])
            up = np.exp(logits - logits.max(axis=1, keepdims=True))
            up /= up.sum(axis=1, keepdims=True)
            up[np.arange(len(rows)), labels[rows]] -= 1
            up /= len(rows)
            for i in (2, 1, 0):
                slope = a[i].T @ up
                up = (up @ weights[i].T * (1 - a[i] ** 2))[:, :-1]
                speeds[i] = 0.9 * speeds[i] - 0.02 * (1 - done / total) * slope
                weights[i] += speeds[i]
            done += len(rows)
    return outputs(new_images)[1].argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = images.reshape(len(images), -1) / 255, new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(1 / 64), (64, 10)), np.zeros(10)
    for epoch in range(6):
        rate = 0.2 / (1 + epoch)
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            Z = np.maximum(X[rows] @ W1 + b1, 0)
            up = (softmax(Z @ W2 + b2) - np.eye(10)[labels[rows]]) / len(rows)
            down = (up @ W2.T) * (Z > 0)
            W2 -= rate * Z.T @ up
            b2 -= rate * up.sum(axis=0)
            W1 -= rate * X[rows].T @ down
            b1 -= rate * down.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1).astype(float).reshape(-1, 1)
""",
        form=True,
    ),
    # best_of_twenty
    Answer(
        "best_of_twenty",
        'truth = "ffftt"',
        slip="a: thinks a fixed network has a fixed accuracy, so new images give 0.8831 again",
        named=("Look at statement a again",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ttftt"',
        slip="b: thinks the accuracy of the network in use is the right one to report, whatever chose it",
        named=("Look at statement b again",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tffft"',
        slip="d: thinks the best run pulls the mean up as well",
        named=("Look at statement d again",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfttt"',
        slip="c: thinks a fair comparison needs the same seed, as in comparing two settings",
        named=("Look at statement c again",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftf"',
        slip="e: thinks the best of twenty is too high whatever set it was chosen on",
        named=("Look at statement e again",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ftftt"',
        slip="a and b: sees nothing wrong, 10,000 images are enough to make the choice harmless",
    ),
    Answer(
        "best_of_twenty", "truth = [True, False, False, True, True]", slip="a list of True and False instead of letters"
    ),
    Answer("best_of_twenty", 'truht = "tfftt"', slip="misspelt name: truht"),
    Answer("best_of_twenty", 'truth = "TFFTT"'),
    Answer("best_of_twenty", 'truth = "tf" + "ftt"'),
    Answer("best_of_twenty", 'truth = list("tfftt")', form=True),
]
