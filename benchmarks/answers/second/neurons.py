"""Answers to the exercise `neurons`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # inhibition
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) > 0:
        return 0
    return 1 if sum(excite) > theta else 0
""",
        slip="more than theta instead of at least theta",
        named=("Your neuron needs more than its threshold. What should happen when",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return int(sum(excite) - sum(inhibit) >= theta)
""",
        slip="inhibitory inputs are subtracted, as with a weight of -1",
        named=("Your neuron weighs the inhibitory inputs against the excitatory ones,",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if inhibit and all(inhibit):
        return 0
    return int(sum(excite) >= theta)
""",
        slip="silenced only when all inhibitory inputs are active",
        named=("Your neuron is silenced only when all of its inhibitory inputs are",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(excite) >= theta or sum(inhibit) == 0:
        return 1
    return 0
""",
        slip="or instead of and",
        named=("Both conditions must hold for your neuron to fire. One of them is",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return int(len(excite) >= theta and 1 not in inhibit)
""",
        slip="counts all excitatory inputs, not the active ones",
        named=("Your neuron counts all of its excitatory inputs. Only those that are",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    for i in inhibit:
        if i == 1:
            return 0
        else:
            return int(sum(excite) >= theta)
""",
        slip="returns inside the loop, after the first inhibitory input",
        near=True,
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) >= theta:
        return 0
    return int(sum(excite) >= theta)
""",
        slip="the threshold is applied to the inhibitory inputs too",
        named=("Your neuron needs as many inhibitory inputs to be silenced as",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if any(inhibit):
        output = 0
    else:
        output = int(sum(excite) >= theta)
    print(output)
""",
        slip="prints the output instead of returning it",
        named=("Your function returns nothing. Showing a number with `print` does not",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    weights = [1] * len(excite) + [-len(excite) - 1] * len(inhibit)
    total = sum(w * x for w, x in zip(weights, list(excite) + list(inhibit)))
    return 1 if total - theta >= 0 else 0
""",
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return (1 - max([0, *inhibit])) * (1 if list(excite).count(1) + 1 > theta else 0)
""",
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return np.sum(excite) >= theta and not np.any(inhibit)
""",
        form=True,
    ),
    # budget
    Answer(
        "budget",
        """deep_count = 4*8 + 8*8 + 8*3
h = deep_count // 7""",
        slip="biases left out in both networks",
        named=("Your count has weights between neurons only. What about the input",),
    ),
    Answer(
        "budget",
        """deep_count = 139
h = 139 / 7""",
        slip="biases left out in the shallow network only",
        named=("Count the shallow network by the same rules as the deep one: which of",),
    ),
    Answer(
        "budget",
        """deep_count = 139
h = 139 / 8""",
        slip="the output layer's biases left out in the shallow net",
        named=("Count the shallow network by the same rules as the deep one: which of",),
    ),
    Answer(
        "budget",
        """deep_count = 139
h = 16""",
        slip="equally many hidden neurons, 8 + 8, instead of parameters",
        named=("With your h the shallow network has another number of parameters.",),
    ),
    Answer(
        "budget",
        """deep_count = 17
h = 139""",
        slip="the two numbers exchanged",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "budget",
        """deep_count = 8 + 8 + 3
h = deep_count - 3""",
        slip="counts neurons instead of parameters",
        named=("This is the number of neurons, or of units. A neuron has a weight for",),
    ),
    Answer(
        "budget",
        """deep_count = 4*8 + 1 + 8*8 + 1 + 8*3 + 1
h = (deep_count - 2) / 7""",
        slip="one bias a layer",
        named=("You counted three biases. Does a bias belong to a layer or to a",),
    ),
    Answer(
        "budget",
        """deep_count = 5*8 + 9*3
h = 8""",
        slip="only one of the two layers of 8 neurons counted",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer(
        "budget",
        """sizes = [4, 8, 8, 3]
deep_count = sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
h = next(n for n in range(1, 1000) if 5 * n + 3 * (n + 1) == deep_count)
""",
    ),
    Answer(
        "budget",
        """weights, biases = 32 + 64 + 24, 19
deep_count = weights + biases
h = (deep_count - 3) // (4 + 1 + 3)
""",
    ),
    Answer(
        "budget",
        """deep_count = '139'
h = '17'""",
        form=True,
    ),
    # memory
    Answer(
        "memory",
        """memory = [-0.5, 1, -1]
way_back = 1""",
        slip="reset too weak: with both on, a memory of 1 wins",
        named=("Nearly all steps are right, but your neuron stays on when both inputs",),
    ),
    Answer(
        "memory",
        """memory = [0.5, 1, -2]
way_back = 1""",
        slip="the bias has the wrong sign, so it fires at rest",
        near=True,
    ),
    Answer(
        "memory",
        """memory = [-0.5, 1, 2]
way_back = 1""",
        slip="reset with a positive weight",
        named=("Reset turns your neuron on. An input that inhibits a neuron has a",),
    ),
    Answer(
        "memory",
        """memory = [1, -2, -0.5]
way_back = 1""",
        slip="the bias comes last",
        named=("Your neuron fires although nothing has set it. With both inputs 0 and",),
    ),
    Answer(
        "memory",
        """memory = [-0.5, 1, -2]
way_back = 0""",
        slip="no way back, so nothing is remembered",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """memory = [0, 1, -2]
way_back = 1""",
        slip="no bias: a sum of 0 already fires",
        named=("Your neuron fires although nothing has set it. With both inputs 0 and",),
    ),
    Answer(
        "memory",
        """memory = [-0.5, -2, 1]
way_back = 1""",
        slip="set and reset exchanged",
        named=("Your neuron fires at reset and is silent at set. Are the two weights",),
    ),
    Answer(
        "memory",
        """memory = [-1, 1, -2]
way_back = 0.5""",
        slip="the way back is weaker than the threshold",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """memory = [-1, 1, -2]
way_back = 1""",
    ),
    Answer(
        "memory",
        """set_on = 4.0
memory = np.array([-3.0, set_on, -10.0])
way_back = set_on""",
    ),
    Answer(
        "memory",
        """memory = (-0.5, 1, -2)
way_back = [1]""",
        form=True,
    ),
    # vote
    Answer(
        "vote",
        "share = 3 * 0.8**2 * 0.2",
        slip="exactly two of three",
        named=("This is the probability that exactly two of the three fire. What if",),
    ),
    Answer(
        "vote",
        "share = 3 * 0.8**2",
        slip="three pairs, the third neuron ignored",
        named=("This is three times the probability of a pair, but the pairs overlap",),
    ),
    Answer(
        "vote",
        "share = 0.8**3",
        slip="all three fire",
        named=("This is the probability that all three fire. Does the fourth neuron",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2**3",
        slip="at least one fires",
        named=("This is the probability that at least one of the three fires. Is one",),
    ),
    Answer(
        "vote",
        "share = 0.8**3 + 0.8 * 0.8 * 0.2",
        slip="one arrangement of two instead of three",
        named=("This is the probability that two particular neurons fire, whatever",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.896",
        slip="the share in which the fourth neuron is silent",
        named=("This is the probability that the fourth neuron is silent. The task",),
    ),
    Answer(
        "vote",
        "share = 0.8",
        slip="the majority fires as often as a single neuron",
        named=("This is the probability that a single neuron fires. List the cases in",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.8**3",
        slip="two or fewer instead of two or more",
        named=("This is the probability that not all three fire. Which cases does the",),
    ),
    Answer("vote", "share = 1 - 0.2**3 - 3 * 0.8 * 0.2**2"),
    Answer(
        "vote",
        """from itertools import product

share = 0
for fires in product([0, 1], repeat=3):
    if sum(fires) >= 2:
        share += np.prod([0.8 if f else 0.2 for f in fires])
""",
    ),
    Answer("vote", "share = '89.6 %'", form=True),
    # in_step
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        new = h
        for i in range(len(h)):
            new[i] = W[i] @ h >= theta[i]
        h = new
    return h
""",
        slip="the new name is no copy, so the neurons still step one by one",
        named=("This still has the bug: the second neuron reads the new output of the",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h > np.array(theta)).astype(int)
    return h
""",
        slip="more than the threshold instead of at least",
        named=("The neurons step together, but they need more than their thresholds.",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W.T @ h >= np.array(theta)).astype(int)
    return h
""",
        slip="the matrix transposed: column i instead of row i",
        named=("The neurons step together, but rows and columns are exchanged: row i",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    return (W @ h >= np.array(theta)).astype(int)
""",
        slip="only one step, whatever steps is",
        named=("However many steps are asked for, your result is that of the first",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    old = h.copy()
    for _ in range(steps):
        for i in range(len(h)):
            h[i] = W[i] @ old >= theta[i]
    return h
""",
        slip="copies the outputs once, before the loop over the steps",
        named=("However many steps are asked for, your result is that of the first",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        new = h.copy()
        for i in range(len(h)):
            new[i] = W[i] @ h >= theta[i]
        h = new
        return h
""",
        slip="returns inside the loop, after the first step",
        named=("However many steps are asked for, your result is that of the first",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
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
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h + np.array(theta) >= 0).astype(int)
    return h
""",
        slip="the threshold is added like a bias instead of subtracted",
        named=("You use the thresholds as biases. A high bias makes it easier for a",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    o = list(start)
    m = len(o)
    for _ in range(steps):
        o = [1 if sum(W[i][j] * o[j] for j in range(m)) >= theta[i] else 0 for i in range(m)]
    return np.array(o)
""",
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    if steps == 0:
        return np.array(start)
    before = after(W, theta, start, steps - 1)
    return np.heaviside(np.einsum("ij,j->i", W, before) - np.asarray(theta), 1).astype(int)
""",
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = list(start)
    for _ in range(steps):
        h = [bool(row @ np.array(h) >= t) for row, t in zip(W, theta)]
    return h
""",
        form=True,
    ),
    # versicolor
    Answer(
        "versicolor",
        """hidden = [[-0.8, 0, 1], [-1.65, 0, 1]]
readout = [-0.5, 1, -1]""",
        slip="width alone: six mistakes, one too many",
        named=("Close: no species has more than five mistakes, but together there are",),
    ),
    Answer(
        "versicolor",
        """hidden = [[-2.5, 1, 0], [-4.85, 1, 0]]
readout = [-0.5, 1, -1]""",
        slip="length alone, as in the chapter: seven mistakes",
        named=("Close: no species has more than five mistakes, but together there are",),
    ),
    Answer(
        "versicolor",
        """hidden = [[1, 0, -2.5], [1, 1, -6.55]]
readout = [1, -1, -0.5]""",
        slip="the biases come last",
        named=("Both of your hidden neurons tell setosa from most others, so",),
    ),
    Answer(
        "versicolor",
        """hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]
readout = [-0.5, 1, 1]""",
        slip="the readout is an OR, so virginica fires too",
        named=("Your network fires for virginica too: it notices where versicolor",),
    ),
    Answer(
        "versicolor",
        """hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]
readout = [-1.5, 1, 1]""",
        slip="the readout is an AND of both lines, so only virginica fires",
        named=("Your network fires for virginica in place of versicolor: it has found",),
    ),
    Answer(
        "versicolor",
        """hidden = [[-2.5, 0, 1], [-1.65, 1, 0]]
readout = [-0.5, 1, -1]""",
        slip="length and width exchanged",
        near=True,
    ),
    Answer(
        "versicolor",
        """hidden = [[2.5, 1, 0], [6.55, 1, 1]]
readout = [-0.5, 1, -1]""",
        slip="thresholds entered as biases without the minus",
        named=("Both of your hidden neurons fire for most flowers of every species. ",),
    ),
    Answer(
        "versicolor",
        """hidden = [[-2.5, -6.55], [1, 1], [0, 1]]
readout = [-0.5, 1, -1]""",
        slip="the matrix transposed: one column a neuron",
        named=("The numbers of weights do not fit. Here a row holds all weights of",),
    ),
    Answer(
        "versicolor",
        """hidden = np.array([[25, -10, 0], [65.5, -10, -10]])
readout = np.array([-5, -10, 10])""",
    ),
    Answer(
        "versicolor",
        """best = 0
for b in np.arange(6.05, 7.5, 0.1):
    trial = [[-2.5, 1, 0], [-b, 1, 1]]
    fired = report(trial, [-1, 1, -1])
    right = 50 - fired[0] + fired[1] + 50 - fired[2]
    if right > best:
        best, hidden = right, trial
readout = [-1, 1, -1]
""",
    ),
    Answer(
        "versicolor",
        """hidden = ((-2.5, 1, 0), (-6.55, 1, 1))
readout = [[-0.5, 1, -1]]""",
        form=True,
    ),
    # kind
    Answer(
        "kind",
        'truth = "tttff"',
        slip="a: takes different answers to the same input for a sign of memory",
        named=("Look at statement a again",),
    ),
    Answer(
        "kind",
        'truth = "fftff"',
        slip="b: thinks six layers are too few for a deep network",
        named=("Look at statement b again",),
    ),
    Answer(
        "kind",
        'truth = "ftttf"',
        slip="d: takes feedforward to mean deterministic, in spite of the two different answers",
        named=("Look at statement d again",),
    ),
    Answer(
        "kind",
        'truth = "ftfff"',
        slip="c: keeps stochastic for networks that output probabilities",
        named=("Look at statement c again",),
    ),
    Answer(
        "kind",
        'truth = "fftft"',
        slip="b and e: thinks that switching neurons off takes layers away, so shallow, not deep",
    ),
    Answer(
        "kind",
        'truth = "ftftf"',
        slip="d and c: takes every network without feedback to be deterministic, so not stochastic",
    ),
    Answer("kind", 'truth = "bc"', slip="letters of the true statements instead of t and f"),
    Answer(
        "kind", 'truth = "tfftt"', slip="all five in reverse: t for false, f for true", named=("Every letter is wrong",)
    ),
    Answer("kind", 'truth = "FTTFF"'),
    Answer("kind", 'truth = "".join(["f", "t", "t", "f", "f"])'),
    Answer("kind", 'truth = "f t t f f"', form=True),
]
