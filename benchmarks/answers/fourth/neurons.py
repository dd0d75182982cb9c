"""Answers to the exercise `neurons`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # inhibition
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) > 0:
        return 0
    return 1 if sum(excite) > theta else 0
""",
        slip="more than theta active excitatory inputs instead of at least theta",
        named=("Your neuron needs more than its threshold. What should happen when e",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    s = sum(excite) - sum(inhibit)
    if s >= theta:
        return 1
    else:
        return 0
""",
        slip="an inhibitory input has the weight -1 instead of silencing the neuron",
        named=("Your neuron weighs the inhibitory inputs against the excitatory ones",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    active = 0
    for e in excite:
        active += e
    return int(active >= theta)
""",
        slip="the inhibitory inputs are not used",
        named=("Nothing can silence your neuron: the inhibitory inputs have no effec",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    silenced = len(inhibit) > 0 and all(inhibit)
    return int(np.sum(excite) >= theta and not silenced)
""",
        slip="only when all inhibitory inputs are active is the neuron silenced, not by a single one",
        named=("Your neuron is silenced only when all of its inhibitory inputs are a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if 1 in inhibit:
        return 0
    if len(excite) >= theta:
        return 1
    return 0
""",
        slip="counts all excitatory inputs, not only the active ones",
        named=("Your neuron counts all of its excitatory inputs. Only those that are",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return int(sum(excite) >= theta or sum(inhibit) == 0)
""",
        slip="or instead of and: no active inhibition is enough to fire",
        named=("Both conditions must hold for your neuron to fire. One of them is en",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    for i in inhibit:
        if i == 1:
            return 0
        if sum(excite) >= theta:
            return 1
        return 0
""",
        slip="return inside the loop: only the first inhibitory input is looked at, and an empty list gives None",
        named=(),
        near=True,
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if sum(excite) == theta and sum(inhibit) == 0:
        return 1
    return 0
""",
        slip="fires only at exactly theta active excitatory inputs",
        named=("Your neuron fires when it gets exactly what the threshold says, but ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    enough = np.sum(excite) >= theta
    blocked = np.sum(inhibit) >= theta
    return 1 if enough and not blocked else 0
""",
        slip="the inhibitory inputs too are compared with theta: fewer than theta of them do not silence the neuron",
        named=("Your neuron needs as many inhibitory inputs to be silenced as its th",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    for signal in inhibit:
        if signal:
            return 0
    missing = theta
    for signal in excite:
        missing -= signal
    return 0 if missing > 0 else 1
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    # an inhibitory weight that no number of excitatory inputs can outweigh
    w = np.concatenate([np.ones(len(excite)), np.full(len(inhibit), -(len(excite) + 1.0))])
    x = np.concatenate([excite, inhibit])
    return int(w @ x >= theta)
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return np.count_nonzero(excite) >= theta and 1 not in inhibit
""",
        form=True,
    ),
    # budget
    Answer(
        "budget",
        """
deep_count = 4 * 8 + 8 * 8 + 8 * 3
h = deep_count / (4 + 3)
""",
        slip="no biases in either network",
        named=("Your count has weights between neurons only. What about the input th",),
    ),
    Answer(
        "budget",
        """
deep_count = (4 + 1) * 8 + (8 + 1) * 8 + 8 * 3
h = deep_count / (5 + 3)
""",
        slip="the biases of the three output neurons are forgotten in the deep network (and in the shallow one)",
        named=("The biases of the last layer are missing from your count. Its neuron",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8 + 9 * 3
h = deep_count / 8
""",
        slip="the three biases of the output layer are forgotten in the shallow network",
        named=("Count the shallow network by the same rules as the deep one: which o",),
    ),
    Answer(
        "budget",
        """
deep_count = 40 + 72 + 27
h = 139 / 7
""",
        slip="the shallow network has no biases at all, so h is too large",
        named=("Count the shallow network by the same rules as the deep one: which o",),
    ),
    Answer(
        "budget",
        """
deep_count = 139
h = 8 + 8
""",
        slip="h for equally many neurons, not equally many parameters",
        named=("With your h the shallow network has another number of parameters. Co",),
    ),
    Answer(
        "budget",
        """
deep_count = (4 + 1) * 8 + (8 + 1) * 3
h = (deep_count - 3) / 8
""",
        slip="the second layer of 8 is left out of the deep network",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer(
        "budget",
        """
deep_count = 139
h = (139 - 3) / (4 + 3)
""",
        slip="the biases of the hidden neurons are forgotten in the shallow network",
        named=("Count the shallow network by the same rules as the deep one: which o",),
    ),
    Answer(
        "budget",
        """
deep_count = 4 * 8 + 1 + 8 * 8 + 1 + 8 * 3 + 1
# 4h + 1 + 3h + 1 = 123
h = (deep_count - 2) / 7
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("You counted three biases. Does a bias belong to a layer or to a neur",),
    ),
    Answer(
        "budget",
        """
deep_count = 8 + 8 + 3
h = deep_count - 3
""",
        slip="counts the neurons, not the parameters",
        named=("This is the number of neurons, or of units. A neuron has a weight fo",),
    ),
    Answer(
        "budget",
        """
def count(*sizes):
    return sum(p * (d + 1) for d, p in zip(sizes[:-1], sizes[1:]))


deep_count = count(4, 8, 8, 3)
h = next(n for n in range(1, 1000) if count(4, n, 3) == deep_count)
""",
    ),
    Answer(
        "budget",
        """
biases, connections = 8 + 8 + 3, 4 * 8 + 8 * 8 + 8 * 3
deep_count = biases + connections
h = (deep_count - 3) // (4 + 1 + 3)
""",
    ),
    Answer(
        "budget",
        """
deep_count = np.array([8, 8, 3]) @ np.array([5, 9, 9]) * 1.0
h = np.array(17.0)
""",
        form=True,
    ),
    # memory
    Answer(
        "memory",
        """
memory = [-1.5, 1, -2]
way_back = 1
""",
        slip="the bias is too low: set alone does not make the neuron fire",
        named=("Your neuron never fires: when it is set, the sum still does not reac",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -1]
way_back = 0
""",
        slip="no connection back, so nothing is remembered",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, 2]
way_back = 1
""",
        slip="the weight of reset is positive",
        named=("Reset turns your neuron on. An input that inhibits a neuron has a we",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 3, -2]
way_back = 1
""",
        slip="set wins over reset",
        named=("Nearly all steps are right, but your neuron stays on when both input",),
    ),
    Answer(
        "memory",
        """
memory = [0.5, 1, -1]
way_back = 1
""",
        slip="the bias is positive, so the neuron fires without any input",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [0, 1, -2]
way_back = 1
""",
        slip="bias 0: a sum of 0 fires, so the neuron fires before it was ever set",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -2]
way_back = -1
""",
        slip="the connection back is negative, so the neuron blinks instead of keeping its output",
        named=("Your neuron is silenced by its own output, so it blinks. Should havi",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, -2, 1]
way_back = 1
""",
        slip="set and reset exchanged",
        named=("Your neuron fires at reset and is silent at set. Are the two weights",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -0.5]
way_back = 1
""",
        slip="reset is too weak against the connection back: the sum is exactly 0 and the neuron goes on firing",
        named=("Your neuron can be set and remembers it, but reset does not turn it ",),
    ),
    Answer(
        "memory",
        """
memory = [-1, 2, -4]
way_back = 1
""",
    ),
    Answer(
        "memory",
        """
# hold: w0 + back >= 0; reset must beat set and back together
w0, w_set, back = -2.0, 3.0, 2.5
w_reset = -(w0 + w_set + back) - 0.1
memory = [w0, w_set, w_reset]
way_back = back
""",
    ),
    Answer(
        "memory",
        """
memory = np.array((-1.0, 1.5, -3.0), dtype=np.float32)
way_back = [1.25]
""",
        form=True,
    ),
    # vote
    Answer(
        "vote",
        "share = 3 * 0.8**2 * 0.2",
        slip="exactly two fire; the case of all three is forgotten",
        named=("This is the probability that exactly two of the three fire. What if ",),
    ),
    Answer(
        "vote",
        "share = 0.8**3",
        slip="the probability that all three fire",
        named=("This is the probability that all three fire. Does the fourth neuron ",),
    ),
    Answer(
        "vote",
        "share = 0.8 * 0.8",
        slip="only two given neurons are looked at: 0.8 times 0.8",
        named=("This is the probability that two particular neurons fire, whatever t",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2**3",
        slip="at least one fires instead of at least two",
        named=("This is the probability that at least one of the three fires. Is one",),
    ),
    Answer(
        "vote",
        "share = 0.8",
        slip="the vote is thought to fire as often as each neuron",
        named=("This is the probability that a single neuron fires. List the cases i",),
    ),
    Answer(
        "vote",
        "share = 0.2**3 + 3 * 0.8 * 0.2**2",
        slip="the probability that the fourth neuron is silent",
        named=("This is the probability that the fourth neuron is silent. The task a",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2**2",
        slip="the silent case is two silent neurons without the three ways to choose them",
        named=(),
        near=True,
    ),
    Answer(
        "vote",
        "share = 0.8**3 + 2 * 0.8**2 * 0.2",
        slip="only two of the three ways for exactly two are counted",
        named=("In how many orders do exactly two of the three fire, that is, which ",),
    ),
    Answer(
        "vote",
        "share = 100 * (0.8**3 + 3 * 0.8**2 * 0.2)",
        slip="in percent instead of a number from 0 to 1",
        named=("This is off by a factor of a hundred. Is a share asked for, or a per",),
    ),
    Answer(
        "vote",
        """
share = 0
for a in (0, 1):
    for b in (0, 1):
        for c in (0, 1):
            if a + b + c >= 2:
                share += 0.8 ** (a + b + c) * 0.2 ** (3 - a - b - c)
""",
    ),
    Answer(
        "vote",
        """
one = np.array([0.2, 0.8])
share = np.convolve(np.convolve(one, one), one)[2:].sum()
""",
    ),
    Answer("vote", "share = np.array(0.896, dtype=np.float32)", form=True),
    # in_step
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        for i in reversed(range(len(h))):
            h[i] = W[i] @ h >= theta[i]
    return h
""",
        slip="still in place, only from the last neuron to the first",
        named=("Your neurons step one after the other, the last one first. Which out",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    old = h.copy()
    for _ in range(steps):
        for i in range(len(h)):
            h[i] = W[i] @ old >= theta[i]
    return h
""",
        slip="the copy is made once before the loop over time, so every step reads the start",
        named=("However many steps are asked for, your result is that of the first s",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W.T @ h >= np.array(theta)).astype(int)
    return h
""",
        slip="W transposed",
        named=("The neurons step together, but rows and columns are exchanged: row i",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        new = np.zeros_like(h)
        for i in range(len(h)):
            if W[i] @ h > theta[i]:
                new[i] = 1
        h = new
    return h
""",
        slip="greater than the threshold instead of at least",
        named=("The neurons step together, but they need more than their thresholds.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    t = 0
    while t <= steps:
        h = np.where(W @ h >= theta, 1, 0)
        t += 1
    return h
""",
        slip="one step too many",
        named=("The single step is right, but your network makes one step too many.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h >= 0).astype(int)
    return h
""",
        slip="the thresholds are not used, compares with 0",
        named=("Your neurons compare their sums with 0, or with another number that ",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = np.where(W @ h >= np.array(theta), 1, -1)
    return h
""",
        slip="outputs +1 and -1 instead of 1 and 0",
        named=("A silent neuron of yours has an output other than 0. Which two outpu",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    new = np.zeros(len(h), dtype=int)
    for _ in range(steps):
        for i in range(len(h)):
            new[i] = W[i] @ h >= theta[i]
        h = new
    return h
""",
        slip="the new array is made once, so that from the second step on old and new are the same array",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    V = np.array(W) - np.diag(np.diag(W))
    for _ in range(steps):
        h = (V @ h >= theta).astype(int)
    return h
""",
        slip="a neuron does not read its own output",
        named=("Your neurons leave out their own last outputs. A neuron may read its",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = list(start)
    m = len(h)
    for _ in range(steps):
        h = [int(sum(W[i][j] * h[j] for j in range(m)) >= theta[i]) for i in range(m)]
    return np.array(h)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    if steps == 0:
        return np.array(start)
    before = after(W, theta, start, steps - 1)
    return np.heaviside(np.einsum("ij,j->i", W, before) - np.asarray(theta), 1).astype(int)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = W @ h >= np.array(theta)
    return [float(output) for output in h]
""",
        form=True,
    ),
    # versicolor
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-4.75, 1, 0]]
readout = [-0.5, 1, -1]
""",
        slip="the given network by length alone with another threshold; the width is not used",
        named=(),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-8.02, 1, 2]]
readout = [0.5, 1, -1]
""",
        slip="the bias of the readout without its minus, so setosa fires it too",
        named=("Both hidden neurons do their work, but your network fires for setosa",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-8.02, 1, 2]]
readout = [-1.5, 1, 1]
""",
        slip="the readout is an AND of both hidden neurons, so virginica fires it",
        named=("Your network fires for virginica in place of versicolor: it has foun",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-8.02, 1, 2]]
readout = [-0.5, 1, 1]
""",
        slip="the readout is an OR, so versicolor and virginica fire it",
        named=("Your network fires for virginica too: it notices where versicolor be",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [8.02, -1, -2]]
readout = [-0.5, 1, -1]
""",
        slip="the second hidden neuron fires below its line but the readout still subtracts it",
        named=("Your network fires for virginica in place of versicolor: it has foun",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[2.5, 1, 0], [4.85, 1, 1.7]]
readout = [-0.5, 1, -1]
""",
        slip="the thresholds are entered as biases without the minus, so both hidden neurons always fire",
        named=("Both of your hidden neurons fire for most flowers of every species. ",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-2.5, 1, 0]]
readout = [-0.5, 1, -1]
""",
        slip="the second hidden neuron is a copy of the first",
        named=("Both of your hidden neurons tell setosa from most others, so versico",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[1, 0, -2.5], [1, 2, -8.02]]
readout = [-0.5, 1, -1]
""",
        slip="the bias is written last in each row of the hidden neurons",
        named=("Both of your hidden neurons tell setosa from most others, so versico",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-25, 1, 0], [-80, 1, 2]]
readout = [-0.5, 1, -1]
""",
        slip="the thresholds are in millimetres while the flowers are in centimetres",
        named=("None of your hidden neurons ever fires for most flowers of any speci",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[6.475, -1, -1], [-0.8, 0, 1]]  # not virginica, not setosa
readout = [-1.5, 1, 1]
""",
    ),
    Answer(
        "versicolor",
        """
best = 150
for bias in np.arange(7.02, 9, 0.1):
    for width in (1.0, 1.5, 2.0, 2.5):
        trial = [[-7.0, 2, 1], [-bias, 1, width]]
        setosa, versicolor, virginica = report(trial, [-0.5, 1, -1])
        wrong = setosa + 50 - versicolor + virginica
        if wrong < best:
            best, hidden = wrong, trial
readout = [-0.5, 1, -1]
""",
    ),
    Answer(
        "versicolor",
        """
hidden = np.array([[-2.45, 1, 0], [-8.02, 1, 2]])
readout = np.array([[-0.25, 0.5, -0.5]])
""",
        form=True,
    ),
    # kind
    Answer(
        "kind",
        'truth = "tttff"',
        slip="recurrent instead of feed-forward is held to be true as well (a)",
        named=("Look at statement a again. Can the outputs differ without a memory? ",),
    ),
    Answer(
        "kind",
        'truth = "fftff"',
        slip="b false: switching neurons off is held to end the depth",
        named=("Look at statement b again. Count the layers, and compare with the nu",),
    ),
    Answer(
        "kind",
        'truth = "ftftf"',
        slip="deterministic instead of stochastic (c and d exchanged)",
    ),
    Answer(
        "kind",
        'truth = "ftttf"',
        slip="both stochastic and deterministic are held to be true (d)",
        named=("Look at statement d again. The same input gives the same output only",),
    ),
    Answer(
        "kind",
        'truth = "fftft"',
        slip="shallow instead of deep (b and e exchanged)",
    ),
    Answer(
        "kind",
        'truth = "fttft"',
        slip="both deep and shallow are held to be true (e)",
        named=("Look at statement e again. A layer in which some neurons are silent ",),
    ),
    Answer(
        "kind",
        'truth = "ttfff"',
        slip="recurrent explains the second output, chance does not (a for c)",
    ),
    Answer(
        "kind",
        'truth = "tfftt"',
        slip="t and f exchanged throughout",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "kind",
        'truth = "ftfff"',
        slip="deep recognised, but chance in the outputs denied (c false)",
        named=("Look at statement c again. What differs between the two showings, an",),
    ),
    Answer(
        "kind",
        """
judged = {"a": False, "b": True, "c": True, "d": False, "e": False}
truth = "".join("t" if true else "f" for true in judged.values())
""",
    ),
    Answer("kind", 'truth = "f" + 2 * "t" + 2 * "f"'),
    Answer("kind", 'truth = "FTTFF"', form=True),
]
