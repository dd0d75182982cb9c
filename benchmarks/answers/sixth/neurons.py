"""Answers to the exercise `neurons`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # inhibition
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    total = sum(excite) - sum(inhibit)
    return 1 if total >= theta else 0
""",
        slip="an active inhibitory input only takes 1 away from the sum instead of silencing the neuron",
        named=("Your neuron weighs the inhibitory inputs against the excitatory ones",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if len(inhibit) > 0 and sum(inhibit) == len(inhibit):
        return 0
    return 1 if sum(excite) >= theta else 0
""",
        slip="silences only when all the inhibitory inputs are active, instead of a single one",
        named=("Your neuron is silenced only when all of its inhibitory inputs are a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if any(inhibit):
        return 0
    return int(len(excite) >= theta)
""",
        slip="counts all excitatory inputs, whether active or not",
        named=("Your neuron counts all of its excitatory inputs. Only those that are",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    for signal in inhibit:
        if signal == 1:
            return 0
        else:
            return 1 if sum(excite) >= theta else 0
    return 1 if sum(excite) >= theta else 0
""",
        slip="the return inside the loop: only the first inhibitory input is looked at",
        named=("Only the first inhibitory input can silence your neuron. If you use ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) > 1:
        return 0
    if sum(excite) >= theta:
        return 1
    return 0
""",
        slip="one active inhibitory input does not silence, it takes two or more",
        named=("A single inhibitory input cannot silence your neuron; it takes two. ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return 1 if excite.count(1) == theta and 1 not in inhibit else 0
""",
        slip="fires at exactly theta active inputs, not at more of them",
        named=("Your neuron fires when it gets exactly what the threshold says, but ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    silenced = max(inhibit) == 1
    return int(sum(excite) >= theta and not silenced)
""",
        slip="max of an empty list: an error when there are no inhibitory inputs",
        named=("Your code stops at an input in which a list is empty, and either of ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if sum(excite) + sum(inhibit) < theta:
        return 0
    return 1
""",
        slip="the inhibitory inputs count like excitatory ones, they help to reach theta",
        named=("Your neuron fires in cases in which an inhibitory input is active, a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    fires = np.sum(excite) >= theta or np.sum(inhibit) == 0
    return int(fires)
""",
        slip="the two conditions joined by or instead of and",
        named=("Both conditions must hold for your neuron to fire. One of them is en",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    for signal in inhibit:
        if signal:
            return 0
    for signal in excite:
        theta -= signal
    return 1 if theta <= 0 else 0
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    # one inhibitory signal outweighs everything that the others can add
    strong = len(excite) + 1
    s = np.sum(excite) - strong * np.sum(inhibit) - theta
    return int(s >= 0)
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return sum(excite) >= theta and not any(inhibit)
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
        slip="no biases at all, in either network",
        named=("Your count has weights between neurons only. What about the input th",),
    ),
    Answer(
        "budget",
        """
deep_count = (4 * 8 + 1) + (8 * 8 + 1) + (8 * 3 + 1)
h = (deep_count - 2) / 7
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("You counted three biases. Does a bias belong to a layer or to a neur",),
    ),
    Answer(
        "budget",
        """
deep_count = 4 * 8 + 8 + 8 * 8 + 8 + 8 * 3   # 136
h = 136 / (4 + 1 + 3)
""",
        slip="the output neurons have no bias, in both networks",
        named=("The biases of the last layer are missing from your count. Its neuron",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8
h = (deep_count - 3) / 8
""",
        slip="forgets the parameters of the deep network's last layer of 3 neurons",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer(
        "budget",
        """
deep_count = 139
h = 8 + 8
""",
        slip="h makes the numbers of neurons equal, not those of parameters",
        named=("With your h the shallow network has another number of parameters. Co",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8 + 9 * 3
# shallow: 4 h + 3 h + 3
h = (deep_count - 3) / 7
""",
        slip="the shallow network's h hidden neurons have no biases",
        named=("Count the shallow network by the same rules as the deep one: which o",),
    ),
    Answer(
        "budget",
        """
layers = [4, 8, 8, 3]
deep_count = sum(layers)
for a, b in zip(layers[:-1], layers[1:]):
    deep_count += a * b
h = (deep_count - 4 - 3) / 8
""",
        slip="a bias for each of the 4 inputs too",
        named=("You counted the inputs as well, or gave them biases. Inputs are give",),
    ),
    Answer(
        "budget",
        """
# every layer sees all layers before it
deep_count = (4 + 1) * 8 + (4 + 8 + 1) * 8 + (4 + 8 + 8 + 1) * 3   # 207
# shallow: 5 h + 3 (4 + h + 1)
h = (207 - 15) / 8
""",
        slip="every layer reads the inputs and all earlier layers, not only the one before it",
        named=("Every neuron reads the layer before it only, and not the inputs as w",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8 + 9 * 3
h = (deep_count + 3) / 8
""",
        slip="the 3 output biases of the shallow network come to the wrong side, added instead of subtracted when solving for h",
        named=("Put your h into the count of the shallow network: do you get as many",),
    ),
    Answer(
        "budget",
        """
def count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))

deep_count = count([4, 8, 8, 3])
h = next(n for n in range(1, 1000) if count([4, n, 3]) == deep_count)
""",
    ),
    Answer(
        "budget",
        """
weights = 32 + 64 + 24
biases = 8 + 8 + 3
deep_count = weights + biases
h = (deep_count - 3) // (4 + 1 + 3)
""",
    ),
    Answer(
        "budget",
        """
deep_count = np.array(139)
h = np.float64(17.0)
""",
        form=True,
    ),
    # memory
    Answer(
        "memory",
        """
memory = [0.5, 1, -2]
way_back = 1
""",
        slip="the bias positive: it fires without ever having been set",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -1]
way_back = 1
""",
        slip="reset no stronger than set: reset does not win when both come to a neuron that is on",
        named=("Nearly all steps are right, but your neuron stays on when both input",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -2]
way_back = 0
""",
        slip="no connection back, so nothing is remembered",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -2]
way_back = 0.3
""",
        slip="the connection back too weak to keep the neuron firing",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, 1, -2]
way_back = 4
""",
        slip="the connection back so strong that reset cannot turn the neuron off",
        named=("Your neuron can be set and remembers it, but reset does not turn it ",),
    ),
    Answer(
        "memory",
        """
memory = [1, -2, -0.5]
way_back = 1
""",
        slip="the bias last instead of first",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [-0.5, -2, 1]
way_back = 1
""",
        slip="the weights of set and reset exchanged",
        named=("Your neuron fires at reset and is silent at set. Are the two weights",),
    ),
    Answer(
        "memory",
        """
memory = [0, 1, -2]
way_back = 1
""",
        slip="bias 0: a sum of 0 already fires, so it is on from the start",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        """
memory = [-1.5, 1, -2]
way_back = 1
""",
        slip="the threshold too high: set alone does not make it fire",
        named=("Your neuron never fires: when it is set, the sum still does not reac",),
    ),
    Answer(
        "memory",
        """
memory = [-1, 1, -3]
way_back = 1
""",
    ),
    Answer(
        "memory",
        """
# 'set or already on' needs 1 of 2, reset has to beat both together
strength = 10.0
memory = [-0.5 * strength, strength, -2 * strength]
way_back = strength
""",
    ),
    Answer(
        "memory",
        """
memory = np.array([-0.4, 0.8, -1.5])
way_back = np.array([0.6])
""",
        form=True,
    ),
    # vote
    Answer(
        "vote",
        "share = 0.8 ** 2",
        slip="only that two given neurons fire, the square of 0.8",
        named=("This is the probability that two particular neurons fire, whatever t",),
    ),
    Answer(
        "vote",
        "share = 0.8 ** 3",
        slip="all three must fire",
        named=("This is the probability that all three fire. Does the fourth neuron ",),
    ),
    Answer(
        "vote",
        "share = 3 * 0.8 ** 2 * 0.2",
        slip="exactly two of three, without the case that all three fire",
        named=("This is the probability that exactly two of the three fire. What if ",),
    ),
    Answer(
        "vote",
        "share = 0.2 ** 3 + 3 * 0.2 ** 2 * 0.8",
        slip="the probability that the fourth neuron is silent",
        named=("This is the probability that the fourth neuron is silent. The task a",),
    ),
    Answer(
        "vote",
        "share = 3 * 0.8 ** 2 - 0.8 ** 3",
        slip="inclusion and exclusion wrong: the case of all three, counted three times, is taken away only once; above 1",
        named=("A probability cannot be above 1, so some cases are counted more than",),
    ),
    Answer(
        "vote",
        "share = 2 * 0.8 * 0.8 * 0.2 + 0.8 ** 3",
        slip="counts two ways to choose two neurons of three instead of three",
        named=("In how many orders do exactly two of the three fire, that is, which ",),
    ),
    Answer(
        "vote",
        "share = 89.6",
        slip="in percent, not from 0 to 1",
        named=("This is off by a factor of a hundred. Is a share asked for, or a per",),
    ),
    Answer(
        "vote",
        """
mean = 3 * 0.8   # 2.4 neurons fire, which is more than 2
share = 1.0
""",
        slip="takes the mean of 2.4 for what always happens, so always fires",
        named=("A neuron that is likely to fire does not always fire: sometimes two ",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2 ** 3",
        slip="at least one fires instead of at least two",
        named=("This is the probability that at least one of the three fires. Is one",),
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
distribution = np.array([1.0])
for _ in range(3):
    distribution = np.convolve(distribution, [0.2, 0.8])
share = distribution[2:].sum()
""",
    ),
    Answer("vote", "share = np.array([0.896])", form=True),
    # in_step
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
        slip="copies the outputs only once, before the loop: every step reads the start",
        named=("However many steps are asked for, your result is that of the first s",),
    ),
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
        slip="old = h is no copy, so the neurons still step one after the other",
        named=("This still has the bug: the second neuron reads the new output of th",),
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
        slip="> instead of >=: silent when the sum equals the threshold",
        named=("The neurons step together, but they need more than their thresholds.",),
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
        slip="W transposed: sums over the first index instead of the second",
        named=("The neurons step together, but rows and columns are exchanged: row i",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(1, steps):
        h = (W @ h >= np.array(theta)).astype(int)
    return h
""",
        slip="one step too few",
        named=("The single step is right, but your network makes one step too few.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        new = np.zeros(len(h), dtype=int)
        for i in range(len(h)):
            s = sum(W[i, j] * h[j] for j in range(len(h)) if j != i)
            if s >= theta[i]:
                new[i] = 1
        h = new
    return h
""",
        slip="leaves out the connection of a neuron to itself",
        named=("Your neurons leave out their own last outputs. A neuron may read its",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = np.maximum(h, W @ h >= np.array(theta))
    return h
""",
        slip="a neuron that is on stays on for ever",
        named=("In your network a neuron that has fired goes on firing, or a silent ",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    states = [np.array(start)]
    for _ in range(steps):
        states.append((W @ states[-1] >= np.array(theta)).astype(int))
    return np.array(states)
""",
        slip="returns the outputs of all moments instead of those after the last step",
        named=("Your steps may be right, but you return all of them. Which one is as",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h + np.array(theta) >= 0).astype(int)
    return h
""",
        slip="the threshold added like a bias, without its minus",
        named=("You use the thresholds as biases. A high bias makes it easier for a ",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    if steps == 0:
        return np.array(start)
    before = after(W, theta, start, steps - 1)
    return (np.einsum("ij,j->i", W, before) >= np.asarray(theta)).astype(int)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    old = list(start)
    m = len(old)
    for _ in range(steps):
        new = []
        for i in range(m):
            total = 0
            for j in range(m):
                total += W[i][j] * old[j]
            new.append(1 if total >= theta[i] else 0)
        old = new
    return np.array(old)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start, dtype=float)
    for _ in range(steps):
        h = np.heaviside(W @ h - np.array(theta), 1.0)
    return h.tolist()
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
        slip="the chapter's network unchanged, which reads the length alone",
        named=("Close: no species has more than five mistakes, but together there ar",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-0.8, 0, 1], [-1.65, 0, 1]]
readout = [-0.5, 1, -1]
""",
        slip="reads the width alone, which leaves 6 mistakes",
        named=("Close: no species has more than five mistakes, but together there ar",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-6.5, 1, 1]]
readout = [-0.5, 1, 1]
""",
        slip="the readout is an OR: virginica makes it fire too",
        named=("Your network fires for virginica too: it notices where versicolor be",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-6.5, 1, 1]]
readout = [-1.5, 1, 1]
""",
        slip="the readout is an AND of two neurons that both fire for virginica, so it fires for virginica only",
        named=("Your network fires for virginica in place of versicolor: it has foun",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-6.5, 1, 1]]
readout = [-0.5, -1, 1]
""",
        slip="the readout's two weights with the signs exchanged: never fires",
        named=("Both hidden neurons do their work, but your network is silent for mo",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-6.0, 1, 1]]
readout = [-0.5, 1, -1]
""",
        slip="the second line too low: many versicolor count as virginica",
        named=(),
        near=True,
    ),
    Answer(
        "versicolor",
        """
hidden = [[1, 0, -2.5], [1, 1, -6.5]]
readout = [1, -1, -0.5]
""",
        slip="the biases last instead of first",
        named=("Both of your hidden neurons tell setosa from most others, so versico",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[2.5, 1, 0], [6.5, 1, 1]]
readout = [-0.5, 1, -1]
""",
        slip="the hidden biases without their minus: both neurons fire for every flower",
        named=("Both of your hidden neurons fire for most flowers of every species. ",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [-6.5, 1, 1]]
readout = [0, 1, -1]
""",
        slip="the readout's bias is 0: it fires for setosa, and for virginica, as a sum of 0 fires",
        named=("Both hidden neurons do their work, but your network fires for setosa",),
    ),
    Answer(
        "versicolor",
        """
hidden = [[-2.5, 1, 0], [6.55, -1, -1]]
readout = [-1.5, 1, 1]
""",
    ),
    Answer(
        "versicolor",
        """
readout = [-0.5, 1, -1]
best = 0
for a in np.arange(0.5, 3.01, 0.25):
    for b in np.arange(4.05, 9, 0.1):
        trial = [[-0.8, 0, 1], [-b, 1, a]]
        fired = report(trial, readout)
        right = 50 - fired[0] + fired[1] + 50 - fired[2]
        if right > best:
            best, hidden = right, trial
print(best)
""",
    ),
    Answer(
        "versicolor",
        """
hidden = np.array([[-25, 10, 0], [-64.5, 10, 10]])
readout = np.array([[-1], [2], [-2]])
""",
        form=True,
    ),
    # kind
    Answer(
        "kind",
        'truth = "tttff"',
        slip="a taken for true: takes the two different outputs for a sign of memory",
        named=("Look at statement a again. Can the outputs differ without a memory? ",),
    ),
    Answer(
        "kind",
        'truth = "fftff"',
        slip="b taken for false: the neurons that are off make the network no longer deep",
        named=("Look at statement b again. Count the layers, and compare with the nu",),
    ),
    Answer(
        "kind",
        'truth = "fftft"',
        slip="b and e exchanged: takes the network for shallow because neurons are switched off",
    ),
    Answer("kind", 'truth = "ftftf"', slip="c and d exchanged: takes a feed-forward network for deterministic"),
    Answer(
        "kind",
        'truth = "ftfff"',
        slip="c taken for false: not stochastic, although chance switches neurons off",
        named=("Look at statement c again. What differs between the two showings, an",),
    ),
    Answer(
        "kind",
        'truth = "fttft"',
        slip="e taken for true: both deep and shallow",
        named=("Look at statement e again. A layer in which some neurons are silent ",),
    ),
    Answer(
        "kind",
        'truth = "ftttf"',
        slip="d taken for true: deterministic since no connection leads back, and stochastic as well",
        named=("Look at statement d again. The same input gives the same output only",),
    ),
    Answer(
        "kind",
        'truth = "tfftt"',
        slip="all five the wrong way round: t entered for false and f for true",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer("kind", 'truth = "tffff"', slip="takes the network for recurrent and for nothing else: b and c are missed"),
    Answer(
        "kind",
        """
answers = {"a": False, "b": True, "c": True, "d": False, "e": False}
truth = "".join("t" if answers[k] else "f" for k in "abcde")
""",
    ),
    Answer("kind", "truth = 'f' + 't' * 2 + 'f' * 2"),
    Answer("kind", 'truth = "FTTFF"', form=True),
]
