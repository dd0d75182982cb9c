"""Answers to the exercise `neurons`: third set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # inhibition
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) > 0:
        return 0
    if sum(excite) > theta:
        return 1
    return 0
""",
        slip="more than theta asked for, instead of at least theta",
        named=("Your neuron needs more than its threshold. What should happen when e",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    total = sum(excite) - sum(inhibit)
    return 1 if total >= theta else 0
""",
        slip="inhibition subtracted, as if it had the weight -1",
        named=("Your neuron weighs the inhibitory inputs against the excitatory ones",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if len(inhibit) > 0 and all(inhibit):
        return 0
    return int(sum(excite) >= theta)
""",
        slip="silenced only when all inhibitory inputs are active",
        named=("Your neuron is silenced only when all of its inhibitory inputs are a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    blocked = sum(inhibit) >= theta
    fires = sum(excite) >= theta
    return 1 if fires and not blocked else 0
""",
        slip="the threshold applied to the inhibitory inputs too",
        named=("Your neuron needs as many inhibitory inputs to be silenced as its th",),
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
        slip="returns inside the loop: the first inhibitory input decides, and none at all gives None",
        near=True,
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if 1 in inhibit:
        return 0
    if len(excite) >= theta:
        return 1
    else:
        return 0
""",
        slip="the inputs counted, active or not",
        named=("Your neuron counts all of its excitatory inputs. Only those that are",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    enough = sum(excite) >= theta
    not_inhibited = sum(inhibit) == 0
    if enough or not_inhibited:
        return 1
    return 0
""",
        slip="or instead of and",
        named=("Both conditions must hold for your neuron to fire. One of them is en",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if any(inhibit):
        return -1
    return 1 if np.sum(excite) >= theta else -1
""",
        slip="silent written as -1",
        named=("Your neuron fires when it should. In this task a silent neuron has a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    # an inhibitory weight that outweighs all excitatory inputs together
    veto = len(excite) + 1
    s = sum(excite) - veto * sum(inhibit) - theta
    return 1 if s >= 0 else 0
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    active = 0
    for e in excite:
        active += e
    for i in inhibit:
        if i:
            active = 0
    return int(not active < theta)
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return np.sum(excite) >= theta and not np.any(inhibit)
""",
        form=True,
    ),
    # budget
    Answer(
        "budget",
        """
deep_count = 4 * 8 + 8 * 8 + 8 * 3  # 120
h = deep_count / (4 + 3)
""",
        slip="all biases left out",
        named=("Your count has weights between neurons only. What about the input th",),
    ),
    Answer(
        "budget",
        """
deep_count = (4 * 8 + 1) + (8 * 8 + 1) + (8 * 3 + 1)
# 4h + 1 + 3h + 1 = 123
h = round((deep_count - 2) / 7)
""",
        slip="one bias for a layer instead of one for a neuron",
        named=("You counted three biases. Does a bias belong to a layer or to a neur",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8 + 8 * 3
h = deep_count // (5 + 3)
""",
        slip="the biases of the output neurons left out in both networks",
        named=("The biases of the last layer are missing from your count. Its neuron",),
    ),
    Answer(
        "budget",
        """
deep_count = 8 * 5 + 8 * 9 + 3 * 9
h = 8 + 8
""",
        slip="as many hidden neurons instead of as many parameters",
        named=("With your h the shallow network has another number of parameters.",),
    ),
    Answer(
        "budget",
        """
deep_count = 4 + 5 * 8 + 9 * 8 + 9 * 3
h = (deep_count - 4 - 3) // 8
""",
        slip="a bias for each input as well",
        named=("You counted the inputs as well, or gave them biases. Inputs are give",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 3
h = (deep_count - 3) // 8
""",
        slip="the second layer of 8 overlooked",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer(
        "budget",
        """
deep_count = 8 + 8 + 3
h = deep_count - 3
""",
        slip="the neurons counted instead of the weights",
        named=("This is the number of neurons, or of units. A neuron has a weight fo",),
    ),
    Answer(
        "budget",
        """
deep_count = 139
h = round((139 - 3) / (4 + 3))
""",
        slip="the biases of the hidden neurons left out in the shallow network",
        named=(),
    ),
    Answer(
        "budget",
        """
sizes = [4, 8, 8, 3]
deep_count = sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
h = 1
while (4 + 1) * h + (h + 1) * 3 < deep_count:
    h += 1
""",
    ),
    Answer(
        "budget",
        """
deep_count = np.zeros((8, 5)).size + np.zeros((8, 9)).size + np.zeros((3, 9)).size
h = [n for n in range(1000) if 8 * n + 3 == deep_count][0]
""",
    ),
    Answer(
        "budget",
        """
deep_count = np.array([139.0])
h = (139 - 3) / 8
""",
        form=True,
    ),
    # memory
    Answer(
        "memory",
        """
memory = [-0.5, 1, 2]
way_back = 1
""",
        slip="the minus of reset forgotten, it switches on",
        named=("Reset turns your neuron on. An input that inhibits a neuron has a we",),
    ),
    Answer(
        "memory",
        """
memory = [0.5, 1, -2]
way_back = 1
""",
        slip="the bias positive, so it fires without any input",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 2, -1]
way_back = 1
""",
        slip="set wins over reset",
        named=("Nearly all steps are right, but your neuron stays on when both input",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -2]
way_back = -1
""",
        slip="the way back inhibits",
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
memory = [-0.5, 1, 0]
way_back = 1
""",
        slip="reset ignored: a memory that cannot forget",
        named=("Your neuron can be set and remembers it, but reset does not turn it ",),
    ),
    Answer(
        "memory",
        """
memory = [-1, 1.5, -3]
way_back = 0.5
""",
        slip="the way back too weak to keep the output",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """
memory = [-1.5, 1, -3]
way_back = 1.5
""",
        slip="set too weak to switch on a silent neuron",
        named=("Your neuron never fires: when it is set, the sum still does not reac",),
    ),
    Answer(
        "memory",
        """
memory = [-1, 1, -3]  # a sum of exactly 0 fires
way_back = 1
""",
    ),
    Answer(
        "memory",
        """
theta = 3
w_set = theta + 1
w_back = theta + 0.5
w_reset = -(w_set + w_back)
memory, way_back = [-theta, w_set, w_reset], w_back
""",
    ),
    Answer(
        "memory",
        """
memory = (-0.5, 1, -2)
way_back = [1.0]
""",
        form=True,
    ),
    # vote
    Answer(
        "vote",
        "share = 3 * 0.8**2 * 0.2",
        slip="exactly two instead of two or more",
        named=("This is the probability that exactly two of the three fire. What if ",),
    ),
    Answer(
        "vote",
        "share = 0.8**3",
        slip="all three",
        named=("This is the probability that all three fire. Does the fourth neuron ",),
    ),
    Answer(
        "vote",
        "share = 0.8 * 0.8 * 0.2 + 0.8 * 0.8 * 0.8",
        slip="the three ways to choose two forgotten",
        named=("This is the probability that two particular neurons fire, whatever t",),
    ),
    Answer(
        "vote",
        "share = 0.8",
        slip="the probability of one neuron",
        named=("This is the probability that a single neuron fires. List the cases i",),
    ),
    Answer(
        "vote",
        "share = 3 * 0.8 * 0.2**2 + 0.2**3",
        slip="the complement: fewer than two fire",
        named=("This is the probability that the fourth neuron is silent. The task a",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2**3",
        slip="at least one of three",
        named=("This is the probability that at least one of the three fires. Is one",),
    ),
    Answer(
        "vote",
        "share = 89.6",
        slip="in per cent",
        named=("This is off by a factor of a hundred. Is a share asked for, or a per",),
    ),
    Answer(
        "vote",
        "share = 2 * (0.8**2 * 0.2) + 0.8**3",
        slip="two pairs of neurons counted instead of three",
        named=("In how many orders do exactly two of the three fire, that is, which",),
    ),
    Answer(
        "vote",
        """
p = 0.8
share = 3 * p**2 - 2 * p**3
""",
    ),
    Answer(
        "vote",
        """
share = 0
for a in (0, 1):
    for b in (0, 1):
        for c in (0, 1):
            if a + b + c >= 2:
                share += np.prod([0.8 if fires else 0.2 for fires in (a, b, c)])
""",
    ),
    Answer(
        "vote",
        """
from fractions import Fraction

share = Fraction(112, 125)
""",
        form=True,
    ),
    # in_step
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        old = h
        for i in range(len(h)):
            h[i] = W[i] @ old >= theta[i]
    return h
""",
        slip="a second name for the outputs instead of a copy, so later neurons still read new ones",
        named=("This still has the bug: the second neuron reads the new output of th",),
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
        slip="the copy made once, so every step reads the start",
        named=("However many steps are asked for, your result is that of the first s",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (h @ W >= np.array(theta)).astype(int)
    return h
""",
        slip="the columns of W used, the transpose",
        named=("The neurons step together, but rows and columns are exchanged: row i",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = np.where(W @ h > np.array(theta), 1, 0)
    return h
""",
        slip="above the threshold instead of at least",
        named=("The neurons step together, but they need more than their thresholds.",),
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
        slip="off written as -1, which the next step then reads",
        named=("A silent neuron of yours has an output other than 0. Which two outpu",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    no_self = W * (1 - np.eye(len(h)))
    for _ in range(steps):
        h = (no_self @ h >= theta).astype(int)
    return h
""",
        slip="a neuron does not read itself",
        named=("Your neurons leave out their own last outputs. A neuron may read its",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (np.array(W) @ h + np.array(theta) >= 0).astype(int)
    return h
""",
        slip="the threshold added to the sum instead of subtracted",
        named=("You use the thresholds as biases. A high bias makes it easier for a ",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for t in range(1, steps):
        new = h.copy()
        for i in range(len(h)):
            new[i] = int(W[i] @ h >= theta[i])
        h = new
    return h
""",
        slip="one step too few",
        named=("The single step is right, but your network makes one step too few.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    if steps == 0:
        return np.array(start)
    before = after(W, theta, start, steps - 1)
    sums = (W * before).sum(axis=1)
    return np.heaviside(sums - np.array(theta), 1).astype(int)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    m = len(start)
    state = list(start)
    for _ in range(steps):
        sums = [sum(W[i][j] for j in range(m) if state[j]) for i in range(m)]
        state = [0 if sums[i] < theta[i] else 1 for i in range(m)]
    return np.array(state)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start, dtype=float)
    for _ in range(steps):
        h = W @ h >= np.array(theta)
    return [bool(on) for on in h]
""",
        form=True,
    ),
    # versicolor
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-4.85, 1, 0]]
readout = [-0.5, 1, -1]
""",
        slip="the length alone, as in the example",
        named=("Close: no species has more than five mistakes, but together there ar",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-0.8, 0, 1], [-1.65, 0, 1]]
readout = [-0.5, 1, -1]
""",
        slip="the width alone",
        named=("Close: no species has more than five mistakes, but together there ar",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-8.05, 1, 2]]
readout = [-0.5, 1, 1]
""",
        slip="or instead of and not: the second neuron excites",
        named=("Your network fires for virginica too: it notices where versicolor be",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [8.05, -1, -2]]
readout = [-0.5, 1, -1]
""",
        slip="the second neuron turned round, but the readout still subtracts it",
        named=("Your network fires for virginica in place of versicolor: it has foun",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-8.05, 1, 2]]
readout = [0, 1, -1]
""",
        slip="the bias of the readout 0, so it fires for two silent neurons",
        named=("Both hidden neurons do their work, but your network fires for setosa",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[2.5, 1, 0], [8.05, 1, 2]]
readout = [-0.5, 1, -1]
""",
        slip="thresholds entered as biases without the minus",
        named=("Both of your hidden neurons fire for most flowers of every species. ",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[1, 0, -2.5], [1, 2, -8.05]]
readout = [1, -1, -0.5]
""",
        slip="the bias last",
        named=("Both of your hidden neurons tell setosa from most others, so versico",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-4.85, 1, 0], [-1.65, 0, 1]]
readout = [0.5, -1, -1]
""",
        slip="setosa not told apart: both neurons between versicolor and virginica",
        named=("Both of your hidden neurons tell virginica from most others, so seto",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-0.8, 0, 1], [6.55, -1, -1]]  # not setosa; not virginica
readout = [-1.5, 1, 1]
""",
    ),
    Answer(
        "versicolor",
        """
best = 0
for slope in (1, 1.5, 2, 2.5):
    for limit in np.arange(4.05, 12, 0.1):
        trial = [[-2.5, 1, 0], [-limit, 1, slope]]
        setosa, versicolor, virginica = report(trial, [-0.5, 1, -1])
        right = 50 - setosa + versicolor + 50 - virginica
        if right > best:
            best, hidden = right, trial
readout = [-0.5, 1, -1]
""",
    ),
    Answer(
        "versicolor",
        """
hidden = np.array([[-25, 10, 0], [-8.05, 1, 2]], dtype=np.float32)
readout = np.array([[-0.5], [1], [-1]])
""",
        form=True,
    ),
    # kind
    Answer(
        "kind",
        'truth = "tttff"',
        slip="a: takes different outputs for a memory",
        named=("Four of your letters are right. Look at statement a again. Can the o",),
    ),
    Answer(
        "kind",
        'truth = "fftff"',
        slip="b: takes the switched-off neurons for missing layers",
        named=("Four of your letters are right. Look at statement b again. Count the",),
    ),
    Answer(
        "kind",
        'truth = "ftfff"',
        slip="c: does not see that switching off by chance makes it stochastic",
        named=("Four of your letters are right. Look at statement c again. What diff",),
    ),
    Answer(
        "kind",
        'truth = "ftttf"',
        slip="d: a feed-forward network always deterministic",
        named=("Four of your letters are right. Look at statement d again. The same ",),
    ),
    Answer(
        "kind",
        'truth = "ftftf"',
        slip="d: deterministic instead of stochastic",
        near=True,
    ),
    Answer(
        "kind",
        'truth = "fftft"',
        slip="e: shallow instead of deep",
        near=True,
    ),
    Answer(
        "kind",
        'truth = "fttft"',
        slip="e: both deep and shallow",
        named=("Four of your letters are right. Look at statement e again. A layer i",),
    ),
    Answer(
        "kind",
        'truth = "tfftt"',
        slip="all letters exchanged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "kind",
        """
judged = {"a": False, "b": True, "c": True, "d": False, "e": False}
truth = "".join("t" if judged[letter] else "f" for letter in "abcde")
""",
    ),
    Answer(
        "kind",
        'truth = "f" + 2 * "t" + 2 * "f"',
    ),
    Answer(
        "kind",
        'truth = "FTTFF"',
        form=True,
    ),
]
