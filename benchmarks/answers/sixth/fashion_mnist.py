"""Answers to the exercise `fashion_mnist`: sixth set, written from its statements, see `benchmarks.feedback`."""

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
        slip="biases not counted",
        named=("The biases are missing: each neuron has one more parameter than it h",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 55000 // 64\nlast_batch = 24\nbytes_needed = 4265760",
        slip="the short last batch not counted as a step",
        named=("Your steps lack the last batch of the epoch, which counts although i",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 860\nlast_batch = 64 - 55000 % 64\nbytes_needed = 4265760",
        slip="the number of images that the last batch lacks, 40",
        named=("You gave how many images the last batch *lacks* to be full.",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 860\nlast_batch = 24\nbytes_needed = 3 * 4 * 266610",
        slip="one number of Adam for each parameter instead of two",
        named=("Those are 12 bytes, or three numbers, for each parameter. Besides it",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 860\nlast_batch = 24\nbytes_needed = 4 * 266610",
        slip="only the bytes of the parameters, without gradients and Adam's averages",
        named=("How many numbers are stored for each parameter, and how many bytes d",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 938\nlast_batch = 32\nbytes_needed = 4265760",
        slip="60,000 images instead of 55,000",
        named=("Those are the steps of 60,000 images, but this network learns from f",),
    ),
    Answer(
        "counts",
        "parameters = 235200 + 30000 + 1000 + 3\nsteps = 860\nlast_batch = 24\nbytes_needed = 16 * 266203",
        slip="one bias for each layer instead of each neuron",
        named=("Each neuron has a bias of its own, not each layer.",),
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 860\nlast_batch = 55000 % 860\nbytes_needed = 4265760",
        slip="the remainder after division by the steps instead of the batch, 820",
    ),
    Answer(
        "counts",
        "parameters = 266610\nsteps = 860\nlast_batch = 24\nbytes_needed = 4 * 8 * 266610",
        slip="8 bytes a number instead of 4",
        named=("You took 8 bytes a number. How many does the task give?",),
    ),
    Answer(
        "counts",
        """
sizes = [784, 300, 100, 10]
parameters = sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
starts = range(0, 55000, 64)
steps = len(starts)
last_batch = 55000 - starts[-1]
bytes_needed = 16 * parameters
""",
    ),
    Answer(
        "counts",
        """
steps, last_batch = divmod(55_000, 64)
steps += 1
parameters = 235_500 + 30_100 + 1_010
bytes_needed = parameters * 4 + parameters * 4 + parameters * 8
""",
    ),
    Answer(
        "counts",
        "parameters = np.int64(266610)\nsteps = np.ceil(55000 / 64)\nlast_batch = 24.0\nbytes_needed = np.array(4265760)",
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
        slip="bytes subtracted: test pixels darker than the darkest training pixel wrap around",
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
        slip="darkest and brightest pixel of both sets together: learns from the test images",
        named=("Your scale depends on the test images, from which nothing may be lea",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    return train / 255.0, test / 255.0
""",
        slip="divides by 255 instead of using the training pixels' range",
        named=("You used the largest byte that there can be. The task asks for the d",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / (high - low), np.clip((test - low) / (high - low), 0, 1)
""",
        slip="test pixels cut off to 0 to 1",
        named=("You cut off test pixels that are darker or brighter than all trainin",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = train.min(axis=0).astype(float), train.max(axis=0).astype(float)
    return (train - low) / (high - low), (test - low) / (high - low)
""",
        slip="a minimum and maximum for each pixel position instead of all training pixels",
        named=("You scale each column by itself, so the same byte becomes different ",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    mean, std = train.mean(), train.std()
    return (train - mean) / std, (test - mean) / std
""",
        slip="standardises with mean and standard deviation",
        named=("You standardised: a mean of 0 and a standard deviation of 1. The tas",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    low, high = float(train.min()), float(train.max())
    return (train - low) / high, (test - low) / high
""",
        slip="divides by the maximum instead of the range",
        named=("Your brightest training pixel does not become 1. How far apart are t",),
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
        slip="train overwritten before its minimum and maximum are used for test",
        named=(),
        near=True,
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    train, test = train.astype(float), test.astype(float)
    width = train.max() - train.min()
    return (train - train.min()) / width, (test - test.min()) / width
""",
        slip="the darkest test pixel subtracted from the test images",
        named=("Only one end of your scale comes from the training images. From the ",),
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    dark, bright = int(train.min()), int(train.max())
    table = (np.arange(256) - dark) / (bright - dark)
    return table[train], table[test]
""",
    ),
    Answer(
        "scaled",
        """
def scaled(train, test):
    ends = [train.min(), train.max()]
    slope, offset = np.linalg.solve([[float(e), 1.0] for e in ends], [0.0, 1.0])
    return tuple(slope * part + offset for part in (train, test))
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
    return np.log(np.e + k - 1), np.log(np.e + k - 1) - 1
""",
        slip="highest and lowest in the wrong order",
        named=("Both values are right, but in the wrong order: the lowest comes firs",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(np.e + k) - 1, np.log(np.e + k)
""",
        slip="k other classes instead of k - 1",
        named=("One of the k outputs is that of the true class, so how many others a",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return 0.0, np.log(np.e + k - 1)
""",
        slip="the lowest value taken as 0",
        named=("The lowest would be 0 if softmax were applied once. How different ca",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return -np.log(np.e / (np.e + k - 1)), np.inf
""",
        slip="the highest value taken as infinite, although probabilities are the logits",
        named=("What goes into the second softmax lies between 0 and 1. Can an outpu",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.log(np.e + k - 1) - 1, np.log(k)
""",
        slip="the highest value taken for equal outputs (guessing) instead of a sure wrong answer",
        named=("The loss is highest when the network is sure of a wrong class, not w",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    low = -np.log(np.e / (np.e + k - 1))
    high = np.log(1 + (k - 1) * np.exp(1 / (k - 1)))
    return low, high
""",
        slip="at the highest value the probability shared among all wrong classes instead of one",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.e / (np.e + k - 1), 1 / (np.e + k - 1)
""",
        slip="the probabilities returned, -log forgotten",
        named=("These are probabilities of the true class. The loss is minus the log",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    low = loss_classmate(np.array([[100.0, 0.0, 0.0]]), np.array([0]))
    high = loss_classmate(np.array([[100.0, 0.0, 0.0]]), np.array([1]))
    return low, high
""",
        slip="the three outputs of the example instead of k",
        named=("Your answer does not depend on k. How many outputs stand in the deno",),
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    rng = np.random.default_rng(0)
    found = [loss_classmate(rng.normal(size=(1, k)), np.array([0])) for _ in range(500)]
    return min(found), max(found)
""",
        slip="smallest and largest loss of random logits, which do not come close to the bounds",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    sure = np.zeros((1, k))
    sure[0, 0] = 1000.0
    return tuple(loss_classmate(sure, np.array([label])) for label in (0, min(1, k - 1)))
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    low = np.log1p((k - 1) / np.e)
    return low, low + 1
""",
    ),
    Answer(
        "bounds",
        """
def bounds(k):
    return np.array([[np.log(np.e + k - 1) - 1], [np.log(np.e + k - 1)]]).ravel()
""",
        form=True,
    ),
    # top
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = outputs.argsort(axis=1)[:, :k]
    return np.mean([label in row for label, row in zip(y, best)])
""",
        slip="argsort sorts upwards: the k smallest outputs",
        named=("You look for the label among the smallest outputs. A sort puts these",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    return (outputs.argmax(axis=1) == y).mean()
""",
        slip="plain accuracy, k ignored",
        named=("This is the ordinary accuracy, whatever k is: the share of the sampl",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return (best == y[:, None]).mean()
""",
        slip="the mean over all n times k entries, so the share is divided by k",
        named=("Your answer is too small by a factor of k or of the number of classe",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(-outputs, axis=1)[:, :k]
    return np.isin(y, best).mean()
""",
        slip="looks for each label among the best of all samples, not of its own",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    ranks = np.argsort(-outputs, axis=1)
    return (ranks[np.arange(len(y)), y] < k).mean()
""",
        slip="argsort taken for the ranks: a second argsort is missing",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = outputs[np.arange(len(y)), y]
    larger = (outputs > own[:, None]).sum(axis=1)
    return (larger <= k).mean()
""",
        slip="off by one: up to k larger outputs allowed, that is the k + 1 largest",
        named=("You let one output too many through. How many outputs may be larger ",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    hits = 0
    for row, label in zip(outputs, y):
        if label in np.argsort(row)[-k:]:
            hits += 1
    return hits
""",
        slip="the number of hits instead of their share",
        named=("This is a number of samples, but the task asks for a share.",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    place = np.argsort(-outputs, axis=1)[:, k - 1]
    return (place == y).mean()
""",
        slip="only the k-th largest output, not the ones before it",
        named=("You count only the labels in place k itself. Those with larger outpu",),
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    limit = np.sort(outputs.ravel())[-k]
    return (outputs[np.arange(len(y)), y] >= limit).mean()
""",
        slip="the k largest of all outputs together instead of in each sample",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    own = np.take_along_axis(outputs, y[:, None], axis=1)
    return ((outputs > own).sum(axis=1) < k).mean()
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    left = np.array(outputs, dtype=float)
    hit = np.zeros(len(y), dtype=bool)
    for _ in range(min(k, left.shape[1])):
        best = left.argmax(axis=1)
        hit |= best == y
        left[np.arange(len(y)), best] = -np.inf
    return hit.sum() / len(hit)
""",
    ),
    Answer(
        "top",
        """
def top(outputs, y, k):
    best = np.argsort(outputs, axis=1)[:, ::-1][:, :k]
    return np.array([np.mean((best == y[:, None]).any(axis=1))])
""",
        form=True,
    ),
    # shares
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    given = counts.sum(axis=1)
    precision = np.where(given > 0, right / np.maximum(given, 1), 0)
    return right / np.maximum(counts.sum(axis=0), 1), precision
""",
        slip="axes of recall and precision interchanged as in the classmate's code, only the division mended",
        named=("Recall and precision are exchanged. Which numbers count the bags the",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    answers = counts.sum(axis=0)
    precision = np.divide(right, answers, out=np.ones(len(right)), where=answers > 0)
    return right / counts.sum(axis=1), precision
""",
        slip="precision of a never given answer is 1 instead of 0",
        named=("For a garment that is never the answer, your precision is not what t",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    return right / counts.sum(axis=1), right / (counts.sum(axis=0) + 1)
""",
        slip="1 added to every column sum to avoid the division by 0",
        named=("You changed all totals in order to avoid a division by 0. Only a tot",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    given = counts.sum(axis=0)
    return right / counts.sum(axis=1), right[given > 0] / given[given > 0]
""",
        slip="answers that are never given are left out, so the array is shorter",
        named=("A garment that is never the answer is missing from your precisions; ",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    precision = right / counts.sum(axis=0) if counts.sum(axis=0).all() else np.zeros(len(right))
    return right / counts.sum(axis=1), precision
""",
        slip="all precisions become 0 as soon as one answer is never given",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    recall = right / counts.sum()
    precision = right / np.maximum(counts.sum(axis=0), 1)
    return recall, precision
""",
        slip="recall divided by the number of all samples",
        named=("You divide by the number of all images. Recall is a share of the gar",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    n = len(counts)
    recall, precision = np.zeros(n), np.zeros(n)
    for i in range(n):
        recall[i] = counts[i, i] / sum(counts[i])
        if sum(counts[:, i]) > 0:
            precision[i] = counts[i, i] / sum(counts[i])
    return recall, precision
""",
        slip="precision divided by the row sum too",
        named=("Your precision is another share of the garments of a kind, but it sh",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    recall = right / counts.sum(axis=1)
    precision = right / np.maximum(counts.sum(axis=0), 1)
    return recall.mean(), precision.mean()
""",
        slip="the means over the garments instead of the arrays",
        named=("You returned one share for all garments together. The task asks for ",),
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    wrong = counts.sum(axis=0) - right
    recall = right / counts.sum(axis=1)
    precision = right / np.maximum(wrong, 1)
    return recall, precision
""",
        slip="precision divides by the wrong answers only, not by all answers of the kind",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    with np.errstate(invalid="ignore"):
        by_label = counts / counts.sum(axis=1, keepdims=True)
        by_answer = np.nan_to_num(counts / counts.sum(axis=0, keepdims=True))
    return by_label.diagonal(), by_answer.diagonal()
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    recall, precision = [], []
    for j in range(len(counts)):
        asked, said = counts[j].sum(), counts[:, j].sum()
        recall.append(counts[j, j] / asked)
        precision.append(counts[j, j] / said if said else 0.0)
    return np.array(recall), np.array(precision)
""",
    ),
    Answer(
        "shares",
        """
def shares(counts):
    right = np.diag(counts)
    return np.stack([right / counts.sum(axis=1), right / np.maximum(counts.sum(axis=0), 1)])
""",
        form=True,
    ),
    # report
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = [batch] * (len(losses) - 1) + [n % batch]
    return np.dot(losses, sizes) / n, sum(rights) / n
""",
        slip="a full last batch gets the size 0 from n % batch",
        named=("Your loss is right while the last batch is short. When all batches a",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.mean(losses), np.sum(rights) / n
""",
        slip="the plain mean of the batch losses; only the accuracy is mended",
        named=("Your loss is a mean over the batches, in which each sample of a shor",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = np.full(len(losses), batch)
    sizes[-1] = n - batch * (len(losses) - 1)
    return (losses * sizes).sum() / n, np.sum(rights) / (len(rights) * batch)
""",
        slip="the accuracy still divided by full batches",
        named=("Your accuracy still counts samples that do not exist: is the last ba",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.sum(losses) / n, np.sum(rights) / n
""",
        slip="the mean losses added without multiplying each by its batch's size",
        named=("The losses are means over batches, so their sum, divided by the numb",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.sum(losses) * batch / n, np.sum(rights) / n
""",
        slip="the last batch's loss weighted like a full batch",
        named=("You weight each loss by the size of a full batch, the last one too.",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = np.array([min(batch, n - i) for i in range(0, n, batch)])
    return np.sum(losses * sizes) / n, np.mean(rights / sizes)
""",
        slip="the accuracy as the plain mean of the batches' accuracies",
        named=("Your accuracy is a mean over the batches, in which the samples of a ",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    return np.average(losses, weights=rights), np.sum(rights) / n
""",
        slip="losses weighted by the right answers instead of the batches' sizes",
        named=("You weighted each loss by the number of right answers. Over how many",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    last = n - batch * (len(losses) - 1)
    losses = list(losses)
    losses[-1] = losses[-1] * last / batch
    return np.mean(losses), np.sum(rights) / n
""",
        slip="the last loss reduced by its share, but the sum divided by the number of batches instead of n / batch",
        named=("You divide the loss by the samples of full batches, but the last one",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    full = n // batch
    total = sum(losses[:full]) * batch
    return total / n, sum(rights) / n
""",
        slip="the loss of the short last batch left out of the sum",
        named=("Your loss leaves the last batch out, but its samples count as well.",),
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    total, seen = 0.0, 0
    for loss in losses:
        size = min(batch, n - seen)
        total += loss * size
        seen += size
    return total / seen, sum(rights) / seen
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    each = np.repeat(np.asarray(losses, dtype=float), batch)[:n]
    return each.mean(), np.sum(rights) / n
""",
    ),
    Answer(
        "report",
        """
def report(losses, rights, n, batch):
    sizes = np.diff(np.append(np.arange(0, n, batch), n))
    return np.array([sizes @ np.asarray(losses), np.sum(rights)]) / n
""",
        form=True,
    ),
    # error_bars
    Answer(
        "error_bars",
        "on_1000 = 0.9 * 0.1 / 1000\non_10000 = 0.9 * 0.1 / 10000\nimages_needed = 90",
        slip="the variance, the square root forgotten",
        named=("The root is missing: this is the variance of an accuracy, not its st",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.03\non_10000 = 0.0095\nimages_needed = 900000",
        slip="p instead of p (1 - p) under the root",
        named=("Is the factor 1 - p missing? When p is near 1, nearly all answers ar",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.0186\non_10000 = 0.0059\nimages_needed = 345744",
        slip="1.96 standard errors, the interval of 95 percent",
        named=("This is about twice the standard error, the half width of an interva",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.09 / 1000**0.5\non_10000 = 0.09 / 10000**0.5\nimages_needed = 8100",
        slip="p (1 - p) taken as the standard deviation, without its root",
        named=("The root goes over the whole variance, over its numerator too.",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.0095\non_10000 = 0.003\nimages_needed = 300",
        slip="images needed: the root of n not squared",
        named=("In the formula for the standard error n stands under a root. When yo",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.0095\non_10000 = 0.00095\nimages_needed = 9500",
        slip="thinks that the error falls as 1/n instead of 1/root n",
        named=("Ten times as many images do not make the standard error ten times sm",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.95\non_10000 = 0.30\nimages_needed = 90000",
        slip="standard errors in percent",
        named=("This is in per cent, but the accuracy is a share.",),
    ),
    Answer(
        "error_bars",
        "on_1000 = 0.0158\non_10000 = 0.005\nimages_needed = 250000",
        slip="p = 0.5 instead of 0.9",
        named=("You took the worst case, a probability of one half, instead of the g",),
    ),
    Answer(
        "error_bars",
        "on_1000 = (1000 * 0.9 * 0.1) ** 0.5\non_10000 = (10000 * 0.9 * 0.1) ** 0.5\nimages_needed = 90000",
        slip="the standard deviation of the number of right answers instead of their share",
        named=("The first two are standard errors of the *number* of right images, w",),
    ),
    Answer(
        "error_bars",
        """
one = np.array([1.0] * 9 + [0.0]).std()
on_1000, on_10000 = one / np.sqrt([1000, 10000])
images_needed = round((one / 0.001) ** 2)
""",
    ),
    Answer(
        "error_bars",
        """
on_1000 = round(0.3 / 1000**0.5, 4)
on_10000 = 0.3 / 100
images_needed = 300 * 300
""",
    ),
    Answer(
        "error_bars",
        "on_1000 = np.float32(0.0095)\non_10000 = np.array(0.003)\nimages_needed = 9e4",
        form=True,
    ),
    # difference
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    a, b = np.mean(right_a), np.mean(right_b)
    return a - b, np.sqrt(a * (1 - a) / n + b * (1 - b) / n)
""",
        slip="the formula for two independent sets of images",
        named=("You added the errors as if the networks had been tested on different",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))
""",
        slip="divides by n - 1 in the standard deviation",
        named=("You took n - 1 in place of n, which is often done, but the task asks",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_b.astype(float) - right_a
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="B minus A",
        named=("The difference has the wrong sign: it is A minus B.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = 1.0 * right_a - 1.0 * right_b
    return d.mean(), d.std() / len(d)
""",
        slip="divides by n instead of its root",
        named=("Your error is too small: the standard deviation of a mean of n falls",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a ^ right_b
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="exclusive or for the difference of truth values, so the sign is lost",
        named=("You counted where the two networks differ at all. It matters which o",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(np.int8) - right_b.astype(np.int8)
    return d.mean(), np.sqrt((d**2).mean() / len(d))
""",
        slip="the mean not subtracted in the standard deviation",
        named=("You took the squared distances from 0, but the standard deviation ta",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(np.uint8) - right_b.astype(np.uint8)
    return d.mean(), d.std() / np.sqrt(len(d))
""",
        slip="unsigned bytes: -1 becomes 255",
        named=("Bytes without a sign cannot hold -1, so it wraps around.",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = right_a.astype(float) - right_b.astype(float)
    unequal = d[d != 0]
    return d.mean(), unequal.std() / np.sqrt(len(unequal))
""",
        slip="images on which both agree left out of the standard error",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    error_a = np.std(right_a) / np.sqrt(n)
    error_b = np.std(right_b) / np.sqrt(n)
    return np.mean(right_a) - np.mean(right_b), error_a - error_b
""",
        slip="the difference of the two standard errors",
        named=("You subtracted two standard errors. Look at the differences image by",),
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    n = len(right_a)
    only_a = np.sum(right_a & ~right_b)
    only_b = np.sum(right_b & ~right_a)
    mean = (only_a - only_b) / n
    return mean, np.sqrt(((only_a + only_b) / n - mean**2) / n)
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    both = np.array([right_a, right_b], dtype=float)
    (aa, ab), (_, bb) = np.cov(both, bias=True)
    variance = max(aa + bb - 2 * ab, 0.0)
    return both[0].mean() - both[1].mean(), (variance / both.shape[1]) ** 0.5
""",
    ),
    Answer(
        "difference",
        """
def difference(right_a, right_b):
    d = np.subtract(right_a, right_b, dtype=float)
    return [np.array(d.mean()), np.array(d.std() / len(d) ** 0.5)]
""",
        form=True,
    ),
    # zero_start
    Answer(
        "zero_start",
        "zero_loss = 0.0\nzero_accuracy = 0.1\nchanges = [False, False, False, True]",
        slip="the loss taken as 0, since all outputs are 0",
        named=("The loss is not 0: equal logits give each class a probability of one",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 0.69\nzero_accuracy = 0.1\nchanges = [False, False, False, True]",
        slip="log 2 instead of log 10: two classes",
        named=("How many classes share the probability when all logits are equal?",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 1.0\nzero_accuracy = 0.1\nchanges = [False, False, False, True]",
        slip="logarithm to the base 10",
        named=("The cross-entropy of the course takes the natural logarithm.",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 2.30\nzero_accuracy = 0.0\nchanges = [False, False, False, True]",
        slip="accuracy 0: the argmax 0 not counted as a right answer for the first garment",
        named=("All outputs are equal, so every image gets the same answer. For how ",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 2.30\nzero_accuracy = 0.1\nchanges = [False, False, False, False]",
        slip="thinks that nothing changes, also not b2",
        named=("You say that nothing changes. The upstream gradient at the logits is",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 2.30\nzero_accuracy = 0.1\nchanges = [False, False, True, True]",
        slip="thinks that W2 changes, although the hidden outputs are 0",
        named=("The gradient of W2 is the output of the hidden layer times the upstr",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 2.30\nzero_accuracy = 0.1\nchanges = [False, True, False, True]",
        slip="thinks that both biases change, although W2 = 0 lets nothing through to b1",
        named=("On its way to the hidden layer, the upstream gradient is multiplied ",),
    ),
    Answer(
        "zero_start",
        "zero_loss = 2302.59\nzero_accuracy = 0.1\nchanges = [False, False, False, True]",
        slip="the sum of the losses of all images instead of the mean",
    ),
    Answer(
        "zero_start",
        "zero_loss = 2.30\nzero_accuracy = 0.1\nchanges = [True, True, True, False]",
        slip="says what stays 0 instead of what changes",
        named=("Does your list say what changes, or what stays as it is? The loss an",),
    ),
    Answer(
        "zero_start",
        """
zero_loss = round(float(-np.log(1 / 10)), 2)
zero_accuracy = 100 / 1000
changes = [name == "b2" for name in ("W1", "b1", "W2", "b2")]
""",
    ),
    Answer(
        "zero_start",
        "zero_loss, zero_accuracy, changes = np.log(10), np.mean(test_labels == 0), 3 * [False] + [True]",
    ),
    Answer(
        "zero_start", "zero_loss = np.float32(2.3)\nzero_accuracy = 0.10\nchanges = np.array([0, 0, 0, 1])", form=True
    ),
    # gradients
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    k = len(b2)
    T = np.eye(k)[y]
    D = (softmax(Z @ W2 + b2) - T) / len(X)
    U = D @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="the targets are not smoothed, plain one-hot",
        named=("Your targets are still one-hot: the smoothing is missing.",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, S / 10)
    k = len(b2)
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    D = (softmax(Z @ W2 + b2) - T) / len(X)
    U = D @ W2.T * (S > 0)
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="backward the slope of the ordinary ReLU: 0 instead of 0.1",
        named=("Below, yours stop where the weighted sum is negative, as for a plain",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.maximum(S, 0)
    k = len(b2)
    T = 0.8 * np.eye(k)[y] + 0.2 / k
    D = (softmax(Z @ W2 + b2) - T) / len(X)
    U = D @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="forward the ordinary ReLU, leaky only in the slope",
        named=("In your forward pass the ReLU is not leaky yet: of a negative sum, a",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, 0.1 * S)
    P = softmax(Z @ W2 + b2)
    T = np.full(P.shape, 0.2 / P.shape[1])
    T[np.arange(len(y)), y] = 0.8
    D = (P - T) / len(y)
    U = D @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="0.8 set instead of added: the true class gets 0.8 and not 0.8 + 0.2/k",
        named=("What do your targets of a sample sum to, and does the true class get",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    Z = np.where(S > 0, S, 0.1 * S)
    P = softmax(Z @ W2 + b2)
    k = P.shape[1]
    T = np.full(P.shape, 0.2 / (k - 1))
    T[np.arange(len(y)), y] = 0.8
    D = (P - T) / len(y)
    U = D @ W2.T * np.where(S > 0, 1, 0.1)
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="the 0.2 shared among the k - 1 wrong classes, another convention of smoothing",
        named=("You share the 0.2 among the wrong classes only. The task gives it to",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    slope = np.where(S > 0, 1, 0.01)
    Z = S * slope
    k = W2.shape[1]
    D = (softmax(Z @ W2 + b2) - 0.2 / k - 0.8 * np.eye(k)[y]) / len(X)
    U = D @ W2.T * slope
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="leaky ReLU with the slope 0.01, as libraries have it, instead of 0.1",
        named=("Your leaky ReLU has another slope below 0 than a tenth.",),
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    slope = np.where(S > 0, 1, 0.1)
    Z = S * slope
    k = W2.shape[1]
    D = softmax(Z @ W2 + b2) - 0.2 / k - 0.8 * np.eye(k)[y]
    U = D @ W2.T * slope
    return X.T @ U / len(X), U.sum(axis=0), Z.T @ D / len(X), D.sum(axis=0)
""",
        slip="the gradients of the biases are sums, not divided by n",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    slope = np.where(S > 0, 1, 0.1)
    Z = S * slope
    k = W2.shape[1]
    D = (softmax(Z @ W2 + b2) - 0.2 / k - 0.8 * np.eye(k)[y]) / len(X)
    g2, c2 = Z.T @ D, D.sum(axis=0)
    W2 = W2 - g2
    U = D @ W2.T * slope
    return X.T @ U, U.sum(axis=0), g2, c2
""",
        slip="W2 is updated before it is used to go back to the hidden layer",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    slope = np.where(S > 0, 1, 0.1)
    Z = S * slope
    k = len(y)
    T = 0.2 / k + 0.8 * np.eye(len(b2))[y]
    D = (softmax(Z @ W2 + b2) - T) / len(y)
    U = D @ W2.T * slope
    return X.T @ U, U.sum(axis=0), Z.T @ D, D.sum(axis=0)
""",
        slip="0.2 divided by the number of samples instead of classes",
        named=(),
        near=True,
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    n, k = len(X), len(b2)
    S = X @ W1 + b1
    Z = np.maximum(S, S / 10)
    logits = Z @ W2 + b2
    P = np.exp(logits - logits.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    D = P - 0.2 / k
    D[np.arange(n), y] -= 0.8
    D /= n
    U = np.einsum("nk,hk->nh", D, W2) * (0.1 + 0.9 * (Z > 0))
    return np.einsum("nd,nh->dh", X, U), np.ones(n) @ U, np.einsum("nh,nk->hk", Z, D), np.ones(n) @ D
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    g1, c1, g2, c2 = (np.zeros(a.shape) for a in (W1, b1, W2, b2))
    k = len(b2)
    for x, label in zip(X, y):
        s = x @ W1 + b1
        slope = np.where(s > 0, 1.0, 0.1)
        z = s * slope
        e = np.exp(z @ W2 + b2 - (z @ W2 + b2).max())
        d = e / e.sum() - np.array([0.2 / k + 0.8 * (j == label) for j in range(k)])
        u = slope * (W2 @ d)
        g1 += np.outer(x, u)
        c1 += u
        g2 += np.outer(z, d)
        c2 += d
    return tuple(g / len(X) for g in (g1, c1, g2, c2))
""",
    ),
    Answer(
        "gradients",
        """
def gradients(X, y, W1, b1, W2, b2):
    S = X @ W1 + b1
    slope = np.where(S > 0, 1, 0.1)
    Z = S * slope
    k = len(b2)
    D = (softmax(Z @ W2 + b2) - (0.2 / k + 0.8 * np.eye(k)[y])) / len(X)
    U = D @ W2.T * slope
    return [X.T @ U, U.sum(axis=0, keepdims=True), Z.T @ D, D.sum(axis=0, keepdims=True)]
""",
        form=True,
    ),
    # best_of_twenty
    Answer(
        "best_of_twenty",
        'truth = "ttftt"',
        slip="b: the maximum of twenty test accuracies taken for a fair report",
        named=("Look at statement b again. The figure is meant to say what the netwo",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfttt"',
        slip="c: thinks that different seeds make the mean meaningless",
        named=("Look at statement c again. What would twenty runs with one seed have",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tffft"',
        slip="d: thinks that the mean is too high as well",
        named=("Look at statement d again. Which of the twenty figures enter into th",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "tfftf"',
        slip="e: thinks that a choice on validation images spoils the test too",
        named=("Look at statement e again. Which images decide there, and have the t",),
    ),
    Answer(
        "best_of_twenty",
        'truth = "ffftt"',
        slip="a: thinks that the chosen network keeps its 0.8831 on new images",
        named=("Look at statement a again. Of twenty networks that are equally good,",),
    ),
    Answer("best_of_twenty", 'truth = "ftftt"', slip="a and b: believes in the best value, now and on new images"),
    Answer(
        "best_of_twenty",
        'truth = "fttff"',
        slip="t and f interchanged in all five",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("best_of_twenty", 'truth = "tffff"', slip="d and e: thinks that any number after a choice is too high"),
    Answer(
        "best_of_twenty",
        'truth = "ttttt"',
        slip="b and c: everything taken as true",
        named=(),
        near=True,
    ),
    Answer("best_of_twenty", 'truth = "t" + 2 * "f" + 2 * "t"'),
    Answer(
        "best_of_twenty",
        """
a, b, c, d, e = True, False, False, True, True
truth = "".join("t" if statement else "f" for statement in (a, b, c, d, e))
""",
    ),
    Answer("best_of_twenty", 'truth = "TFFTT"', form=True),
    # calibration_error
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    n = len(y)
    c = p[np.arange(n), y]
    right = p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    gaps, sizes = [], []
    for j in range(bins):
        inside = where == j
        if inside.any():
            gaps.append(abs(c[inside].mean() - right[inside].mean()))
            sizes.append(inside.sum())
    return np.dot(gaps, sizes) / n, max(gaps), c.mean() - right.mean()
""",
        slip="the probability of the true class taken as the confidence instead of the largest",
        named=("You took the probability of the true class for the confidence. The c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    gaps = [abs(c[where == j].mean() - right[where == j].mean()) for j in np.unique(where)]
    return np.mean(gaps), np.max(gaps), c.mean() - right.mean()
""",
        slip="the plain mean over the bins, not weighted by their samples",
        named=("Your error is a mean over the bins, in which a bin with one sample c",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    used = np.unique(where)
    gaps = np.array([c[where == j].mean() - right[where == j].mean() for j in used])
    weights = np.array([(where == j).mean() for j in used])
    return weights @ gaps, np.abs(gaps).max(), c.mean() - right.mean()
""",
        slip="no absolute value in the expected calibration error, so bins cancel each other",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    used = np.unique(where)
    gaps = np.array([abs(c[where == j].mean() - right[where == j].mean()) for j in used])
    weights = np.array([(where == j).mean() for j in used])
    return weights @ gaps, gaps.max(), abs(c.mean() - right.mean())
""",
        slip="the third number without its sign",
        named=("The third number has lost its sign, which tells too much confidence ",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    ece, worst = 0.0, 0.0
    for j in range(bins):
        inside = (c >= j / bins) & (c < (j + 1) / bins)
        if inside.any():
            gap = abs(c[inside].mean() - right[inside].mean())
            ece += inside.mean() * gap
            worst = max(worst, gap)
    return ece, worst, c.mean() - right.mean()
""",
        slip="a confidence of exactly 1 falls into no bin",
        named=("A confidence of 1 falls out of all your bins.",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.ceil(c * bins).astype(int) - 1
    ece, worst = 0.0, 0.0
    for j in range(bins):
        inside = where == j
        if inside.any():
            gap = abs(c[inside].mean() - right[inside].mean())
            ece += inside.mean() * gap
            worst = max(worst, gap)
    return ece, worst, c.mean() - right.mean()
""",
        slip="a confidence on a border belongs to the lower bin",
        named=("A confidence on a border went into the lower bin.",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    parts = [(where == j).mean() * abs(c[where == j].mean() - right[where == j].mean()) for j in np.unique(where)]
    return sum(parts), max(parts), c.mean() - right.mean()
""",
        slip="the largest of the weighted distances instead of the distances",
        named=("Your largest distance is weighted by the share of its bin. The secon",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    ece, worst = 0.0, 0.0
    for j in np.unique(where):
        inside = where == j
        gap = abs((j + 0.5) / bins - right[inside].mean())
        ece += inside.mean() * gap
        worst = max(worst, gap)
    return ece, worst, c.mean() - right.mean()
""",
        slip="the middle of the bin instead of the mean confidence in it",
        named=("You took the middle of each bin for the confidence. Its samples have",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    borders = np.linspace(c.min(), c.max(), bins + 1)
    where = np.clip(np.searchsorted(borders, c, side="right") - 1, 0, bins - 1)
    ece, worst = 0.0, 0.0
    for j in np.unique(where):
        inside = where == j
        gap = abs(c[inside].mean() - right[inside].mean())
        ece += inside.mean() * gap
        worst = max(worst, gap)
    return ece, worst, c.mean() - right.mean()
""",
        slip="bins between the smallest and the largest confidence instead of 0 and 1",
        named=("Your bins divide the range of the confidences that occur. They are t",),
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    size = np.bincount(where, minlength=bins)
    off = np.abs(np.bincount(where, weights=c - right, minlength=bins))
    return off.sum() / len(y), (off / np.maximum(size, 1)).max(), (c - right).mean()
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    groups = {}
    for row, label in zip(p, y):
        answer = int(np.argmax(row))
        place = min(int(row[answer] * bins), bins - 1)
        groups.setdefault(place, []).append(row[answer] - (answer == label))
    distances = {place: abs(sum(group)) for place, group in groups.items()}
    ece = sum(distances.values()) / len(y)
    worst = max(distances[place] / len(groups[place]) for place in groups)
    return ece, worst, sum(sum(group) for group in groups.values()) / len(y)
""",
    ),
    Answer(
        "calibration_error",
        """
def calibration_error(p, y, bins):
    c, right = p.max(axis=1), p.argmax(axis=1) == y
    where = np.minimum((c * bins).astype(int), bins - 1)
    found = np.zeros(3)
    for j in set(where.tolist()):
        gap = abs((c - right)[where == j].mean())
        found[0] += gap * np.mean(where == j)
        found[1] = max(found[1], gap)
    found[2] = np.mean(c) - np.mean(right)
    return found
""",
        form=True,
    ),
    # temperature
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = 0.1956\nodds = 5.25",
        slip="the sign of the slope lost: 1/T falls as T grows",
        named=("The sign is wrong: where the network is too sure, a higher temperatu",),
    ),
    Answer(
        "temperature",
        "confidence = 625 / 626\nat_two = confidence / 2\nslope = -(at_two - 0.84) * np.log(625) / 4\nodds = 5.25",
        slip="the confidence divided by the temperature instead of the logits",
        named=("The logits are divided, not the probabilities.",),
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = -0.1956\nodds = 0.84",
        slip="odds: the best confidence itself instead of its ratio to the other class",
        named=("That is the confidence at the best temperature. By what is it to be ",),
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = 25 / 26 - 0.84\nodds = 5.25",
        slip="the derivative by the scaled logit, without the factor -log 625 / T^2",
        named=("The logit is missing: you took the difference of two probabilities.",),
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = -(25 / 26 - 0.84) * np.log(625) / 2\nodds = 5.25",
        slip="the inner derivative with 1/T instead of 1/T^2",
        named=("You multiplied by the derivative of 1/T without its square.",),
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = -78.2428\nodds = 5.25",
        slip="the slope of the sum over the 400 images instead of their mean",
    ),
    Answer(
        "temperature",
        """
confidence = 625 / 626
at_two = 625**2 / (625**2 + 1)
slope = (at_two - 0.84) * np.log(625)
odds = 0.84 / 0.16
""",
        slip="the logits multiplied by the temperature instead of divided",
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = -0.16 * 25 / 26 * np.log(625) / 4\nodds = 5.25",
        slip="slope: only the wrong answers counted, the 336 right ones forgotten",
    ),
    Answer(
        "temperature",
        "confidence = 0.9984\nat_two = 0.9615\nslope = -0.1956\nodds = 25",
        slip="odds at the temperature 2 instead of the best one",
        named=("Those are the odds with the temperature 2.",),
    ),
    Answer(
        "temperature",
        """
def J(T):
    q = 1 / (1 + 625 ** (-1 / T))
    return -(336 * np.log(q) + 64 * np.log(1 - q)) / 400


confidence = 625 / 626
at_two = 25 / 26
slope = (J(2 + 1e-5) - J(2 - 1e-5)) / 2e-5
odds = 336 / 64
""",
    ),
    Answer(
        "temperature",
        """
s = np.array([np.log(625), 0.0])
confidence = np.exp(s[0]) / np.exp(s).sum()
p = np.exp(s / 2) / np.exp(s / 2).sum()
at_two = p[0]
target = np.array([0.84, 0.16])
slope = (p - target) @ s * (-1 / 2**2)
odds = target[0] / target[1]
""",
    ),
    Answer(
        "temperature",
        "confidence = np.float32(0.9984)\nat_two = np.array(0.9615)\nslope = np.array([-0.1956])[0]\nodds = np.array(21) / 4",
        form=True,
    ),
    # train_and_predict
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1).astype(float)
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        rate = 0.2 / (1 + epoch)
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="the bytes are not scaled to 0 to 1, the steps are far too large",
        named=("Your network gives nearly the same answer for every image, but it le",),
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        X = rng.permutation(X)
        for start in range(0, len(X), 32):
            x, y = X[start : start + 32], labels[start : start + 32]
            Z = np.maximum(x @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[y]) / len(x)
            U = D @ W2.T * (Z > 0)
            W2 -= 0.1 * Z.T @ D
            b2 -= 0.1 * D.sum(axis=0)
            W1 -= 0.1 * x.T @ U
            b1 -= 0.1 * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) / 255 @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
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
    X = images.reshape(len(images), -1) / 255
    W1, b1 = np.zeros((784, 64)), np.zeros(64)
    W2, b2 = np.zeros((64, 10)), np.zeros(10)
    for epoch in range(5):
        order = rng.permutation(len(X))
        for i in np.array_split(order, len(X) // 32):
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= 0.1 * Z.T @ D
            b2 -= 0.1 * D.sum(axis=0)
            W1 -= 0.1 * X[i].T @ U
            b1 -= 0.1 * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) / 255 @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="all weights start at 0, only b2 ever learns",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for epoch in range(5):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (np.eye(10)[labels[i]] - softmax(Z @ W2 + b2)) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= 0.1 * Z.T @ D
            b2 -= 0.1 * D.sum(axis=0)
            W1 -= 0.1 * X[i].T @ U
            b1 -= 0.1 * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) / 255 @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="targets minus outputs, yet subtracted: the loss is maximised",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.2, 0.15, 0.1, 0.05, 0.02):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) / 255 @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=0)
""",
        slip="argmax over the images (axis 0) instead of the classes",
        named=("You return ten numbers, and not one label for each new image. If the",),
    ),
    Answer(
        "train_and_predict",
        """
X_all = images.reshape(len(images), -1) / 255
y_all = labels


def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.2, 0.15, 0.1, 0.05, 0.02):
        order = rng.permutation(len(X_all))
        for start in range(0, len(X_all), 32):
            i = order[start : start + 32]
            Z = np.maximum(X_all[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[y_all[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X_all[i].T @ U
            b1 -= rate * U.sum(axis=0)
    Z = np.maximum(new_images.reshape(len(new_images), -1) / 255 @ W1 + b1, 0)
    return (Z @ W2 + b2).argmax(axis=1)
""",
        slip="trains on the notebook's images and labels instead of those that it is given",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(784, -1).T / 255
    new = new_images.reshape(784, -1).T / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.2, 0.15, 0.1, 0.05, 0.02):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="reshape(784, -1).T mixes the pixels of different images",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) // 255
    new = new_images.reshape(len(new_images), -1) // 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.2, 0.15, 0.1, 0.05, 0.02):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="integer division // 255: nearly all pixels become 0",
        named=(),
        near=True,
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    new = new_images.reshape(len(new_images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.2, 0.15, 0.1, 0.05, 0.02):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
            return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
        slip="return stands inside the loop: a single step",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), -1).astype(np.float32) / 255 for part in (images, new_images))
    sizes = [784, 64, 10]
    params = []
    for a, b in zip(sizes, sizes[1:]):
        params += [rng.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32), np.zeros(b, dtype=np.float32)]
    means = [np.zeros_like(w) for w in params]
    squares = [np.zeros_like(w) for w in params]
    t, epochs = 0, 6
    for epoch in range(epochs):
        rate = 0.003 * (1 - epoch / epochs)
        for i in np.array_split(rng.permutation(len(X)), max(1, len(X) // 50)):
            t += 1
            W1, b1, W2, b2 = params
            Z = np.maximum(X[i] @ W1 + b1, 0)
            logits = Z @ W2 + b2
            D = np.exp(logits - logits.max(axis=1, keepdims=True))
            D /= D.sum(axis=1, keepdims=True)
            D[np.arange(len(i)), labels[i]] -= 1
            D /= np.float32(len(i))
            U = D @ W2.T * (Z > 0)
            for w, g, m, v in zip(params, (X[i].T @ U, U.sum(0), Z.T @ D, D.sum(0)), means, squares):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                w -= rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    W1, b1, W2, b2 = params
    return (np.maximum(new @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
class Layer:
    def __init__(self, rng, inputs, outputs):
        self.W = rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs))
        self.b = np.zeros(outputs)
        self.speed = [np.zeros_like(self.W), np.zeros_like(self.b)]

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, up, rate):
        down = up @ self.W.T
        for value, speed, g in zip((self.W, self.b), self.speed, (self.x.T @ up, up.sum(axis=0))):
            speed *= 0.9
            speed -= rate * g
            value += speed
        return down


def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X, new = (part.reshape(len(part), -1) / 255 for part in (images, new_images))
    first, second = Layer(rng, 784, 64), Layer(rng, 64, 10)
    targets = np.eye(10)[labels]
    for rate in (0.02, 0.02, 0.015, 0.01, 0.005, 0.002):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            z = np.maximum(first.forward(X[i]), 0)
            up = (softmax(second.forward(z)) - targets[i]) / len(i)
            first.backward(second.backward(up, rate) * (z > 0), rate)
    return np.argmax(second.forward(np.maximum(first.forward(new), 0)), axis=1)
""",
    ),
    Answer(
        "train_and_predict",
        """
def train_and_predict(images, labels, new_images, seed):
    rng = np.random.default_rng(seed)
    X = images.reshape(len(images), -1) / 255
    W1, b1 = rng.normal(0, np.sqrt(2 / 784), (784, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    for rate in (0.15, 0.12, 0.09, 0.06, 0.03):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            i = order[start : start + 32]
            Z = np.maximum(X[i] @ W1 + b1, 0)
            D = (softmax(Z @ W2 + b2) - np.eye(10)[labels[i]]) / len(i)
            U = D @ W2.T * (Z > 0)
            W2 -= rate * Z.T @ D
            b2 -= rate * D.sum(axis=0)
            W1 -= rate * X[i].T @ U
            b1 -= rate * U.sum(axis=0)
    found = []
    for image in new_images:
        z = np.maximum(image.ravel() / 255 @ W1 + b1, 0)
        found.append(int(np.argmax(z @ W2 + b2)))
    return found
""",
        form=True,
    ),
]
