"""Answers to the exercise `neurons`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # Task 1: inhibition
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(excite) - sum(inhibit) >= theta:
        return 1
    return 0
""",
        slip="an inhibitory input only takes 1 away",
        named=("weighs the inhibitory inputs against the excitatory ones",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) > 0:
        return 0
    if sum(excite) > theta:
        return 1
    return 0
""",
        slip="more than theta, not at least theta",
        named=("needs more than its threshold",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) == 0 and sum(excite) == theta:
        return 1
    else:
        return 0
""",
        slip="exactly theta, not at least theta",
        named=("Your neuron fires when it gets exactly what the threshold sa",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return 1 if sum(excite) >= theta else 0
""",
        slip="the inhibitory inputs are not looked at",
        named=("Nothing can silence your neuron: the inhibitory inputs have ",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    silenced = len(inhibit) > 0 and all(inhibit)
    return int(sum(excite) >= theta and not silenced)
""",
        slip="silenced only when all inhibitory inputs are active",
        named=("silenced only when all of its inhibitory inputs are active",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if inhibit:
        return 0
    return int(sum(excite) >= theta)
""",
        slip="asks whether the list of inhibitory inputs is empty, not whether one is active",
        named=("Your neuron falls silent as soon as it has inhibitory inputs",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if len(excite) >= theta and 1 not in inhibit:
        return 1
    return 0
""",
        slip="counts the excitatory inputs, not the active ones",
        named=("Your neuron counts all of its excitatory inputs. Only those ",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if max(inhibit) == 1:
        return 0
    return 1 if sum(excite) >= theta else 0
""",
        slip="the maximum of an empty list",
        named=("Your code stops at an input in which a list is empty, and either of",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    fires = sum(excite) >= theta and sum(inhibit) == 0
    print(int(fires))
""",
        slip="prints and returns nothing",
        named=("Your function returns nothing. Showing a number with `print`",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) == 0 and sum(excite) >= theta:
        return 1
    return -1
""",
        slip="-1 for silent",
        named=("Your neuron fires when it should. In this task a silent neur",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    for i in inhibit:
        if i == 1:
            return 0
        count = 0
        for e in excite:
            count += e
        if count >= theta:
            return 1
    return 0
""",
        slip="the excitatory inputs are counted inside the loop over the inhibitory ones",
        named=("Your neuron is silent whenever it has no inhibitory input. I",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if sum(inhibit) >= theta:
        return 0
    return 1 if sum(excite) >= theta else 0
""",
        slip="theta is used for the inhibitory inputs too",
        named=("Your neuron needs as many inhibitory inputs to be silenced a",),
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    if any(inhibit):
        return 0
    return int(sum(excite) >= theta)
""",
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    active = 0
    for value in excite:
        if value == 1:
            active += 1
    for value in inhibit:
        if value == 1:
            return 0
    if active >= theta:
        return 1
    else:
        return 0
""",
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    s = np.sum(excite) - (len(excite) + 1) * np.sum(inhibit)
    return 1 if s >= theta else 0
""",
    ),
    Answer(
        "inhibition",
        """def mp_neuron(excite, inhibit, theta):
    return sum(excite) >= theta and not any(inhibit)
""",
        form=True,
    ),
    # Task 2: budget
    Answer(
        "budget",
        "deep_count = 4*8 + 8*8 + 8*3\nh = deep_count / (4 + 3)",
        slip="no biases anywhere",
        named=("Your count has weights between neurons only. What about the ",),
    ),
    Answer(
        "budget",
        "deep_count = 139\nh = 139 / 7",
        slip="no biases in the shallow network",
        named=("Count the shallow network by the same rules as the deep one:",),
    ),
    Answer(
        "budget",
        "deep_count = 139\nh = 139 / 8",
        slip="the three biases of the shallow network's last layer are left out",
        named=("Count the shallow network by the same rules as the deep one:",),
    ),
    Answer(
        "budget",
        "deep_count = 139\nh = 16",
        slip="equally many hidden neurons, not parameters",
        named=("With your h the shallow network has another number of parameters.",),
    ),
    Answer(
        "budget",
        "deep_count = 5 * 9 + 9 * 9 + 9 * 3\nh = (deep_count - 8) / 8",
        slip="weights lead into the constant 1 too",
        named=("You counted weights that lead into the constant inputs, or biases fo",),
    ),
    Answer(
        "budget",
        "deep_count = 5*8 + 9*8 + 8*3\nh = 136 / 8",
        slip="the output layer has no biases",
        named=("The biases of the last layer are missing from your count. It",),
    ),
    Answer(
        "budget",
        "deep_count = 4*8+1 + 8*8+1 + 8*3+1\nh = (123 - 2) / 7",
        slip="one bias a layer, not one a neuron",
        named=("You counted three biases. Does a bias belong to a layer or t",),
    ),
    Answer(
        "budget",
        "deep_count = 19\nh = 16",
        slip="counts neurons, not parameters",
        named=("This is the number of neurons, or of units. A neuron has a w",),
    ),
    Answer(
        "budget",
        "deep_count = (4+1)*8 + (8+1)*3\nh = 8",
        slip="the second layer of 8 is forgotten",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer("budget", "deep_count = 17\nh = 139", slip="the two answers are exchanged", named=("in reverse order",)),
    Answer(
        "budget",
        "deep_count = 4 + 139\nh = 17",
        slip="the inputs count as parameters too",
        named=("You counted the inputs as well, or gave them biases. Inputs ",),
    ),
    Answer(
        "budget",
        "deep_count = 139\nh = 142 / 8",
        slip="sign slip on taking the 3 to the other side",
        named=("Put your h into the count of the shallow network: do you get as many",),
    ),
    Answer("budget", "deep_count = 139\nh = 17"),
    Answer(
        "budget",
        """deep_count = (4 + 1) * 8 + (8 + 1) * 8 + (8 + 1) * 3
# (4 + 1) h + (h + 1) 3 = 8 h + 3
h = (deep_count - 3) // 8
""",
    ),
    Answer(
        "budget",
        """def parameters(sizes):
    total = 0
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        total += (n_in + 1) * n_out
    return total

deep_count = parameters([4, 8, 8, 3])
h = 1
while parameters([4, h, 3]) < deep_count:
    h += 1
""",
    ),
    Answer("budget", "deep_count = np.array([139])\nh = (139 - 3) / 8", form=True),
    # Task 3: memory
    Answer(
        "memory",
        "memory = [-0.5, 1, -1]\nway_back = 1",
        slip="reset does not win when set and the memory are on",
        named=("stays on when both inputs come while it is on",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -1]\nway_back = 0",
        slip="no connection back, so nothing is kept",
        named=("Is its own last output enough to keep it on?",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -3]\nway_back = 0.4",
        slip="the connection back is too weak to keep the output",
        named=("Is its own last output enough to keep it on?",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, 2]\nway_back = 1",
        slip="reset with a positive weight",
        named=("Reset turns your neuron on",),
    ),
    Answer(
        "memory",
        "memory = [1, -2, -0.5]\nway_back = 1",
        slip="the bias comes last",
        named=("Your neuron fires although nothing has set it. With both inp",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, -2, 1]\nway_back = 1",
        slip="set and reset are exchanged",
        named=("Your neuron fires at reset and is silent at set. Are the two weights",),
    ),
    Answer(
        "memory",
        "memory = [1, -2]\nway_back = 1",
        slip="no bias",
        named=("The numbers of weights do not fit. `memory` holds three numb",),
    ),
    Answer(
        "memory",
        "memory = [0.5, 1, -3]\nway_back = 1",
        slip="the threshold with the wrong sign as bias: fires from the start",
        named=("fires although nothing has set it",),
    ),
    Answer(
        "memory",
        "memory = [0, 1, -3]\nway_back = 1",
        slip="a sum of 0 fires, so the neuron fires from the start",
        named=("fires although nothing has set it",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -1.5]\nway_back = 1",
        slip="a sum of exactly 0 fires when set and reset come together",
        named=("stays on when both inputs come while it is on",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -2]\nway_back = 2",
        slip="the connection back is too strong for reset to win over set",
        named=("stays on when both inputs come while it is on",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -3]\nway_back = -1",
        slip="a negative connection back: the neuron blinks",
        named=("Your neuron is silenced by its own output, so it blinks. Sho",),
    ),
    Answer("memory", "memory = [-0.5, 1, -3]\nway_back = 1"),
    Answer("memory", "memory = np.array([-1.0, 2.0, -4.0])\nway_back = 1.5"),
    Answer(
        "memory",
        """threshold = 10
w_set, w_reset = 20, -100
memory = [-threshold, w_set, w_reset]
way_back = 10
""",
    ),
    Answer("memory", "memory = (-0.5, 1, -2)\nway_back = np.array([1.0])", form=True),
    # Task 4: vote
    Answer(
        "vote", "share = 0.8", slip="the share of one neuron", named=("the probability that a single neuron fires",)
    ),
    Answer("vote", "share = 0.8 ** 3", slip="all three fire", named=("the probability that all three fire",)),
    Answer(
        "vote",
        "share = 3 * 0.8**2 * 0.2",
        slip="exactly two: the case of all three is left out",
        named=("the probability that exactly two of the three fire",),
    ),
    Answer(
        "vote",
        "share = 0.8 * 0.8",
        slip="two given neurons fire",
        named=("the probability that two particular neurons fire",),
    ),
    Answer(
        "vote",
        "share = 0.8**2 * 0.2 + 0.8**3",
        slip="the three ways to choose two are not counted",
        named=("Any two of the three will do",),
    ),
    Answer("vote", "share = 89.6", slip="per cent", named=("off by a factor of a hundred",)),
    Answer("vote", "share = 0.9", slip="rounded too early", named=("Round as late as possible",)),
    Answer(
        "vote",
        "share = 1 - 0.2 ** 3",
        slip="at least one fires",
        named=("the probability that at least one of the three fires",),
    ),
    Answer(
        "vote",
        "share = 1 - (3 * 0.8**2 * 0.2 + 0.8**3)",
        slip="the complement",
        named=("the probability that the fourth neuron is silent",),
    ),
    Answer(
        "vote",
        "share = 3 * 0.8**2 + 0.8**3",
        slip="the third neuron's silence is left out, so more than 1",
        named=("A probability cannot be above 1, so some cases are counted more than",),
    ),
    Answer(
        "vote",
        "share = 2 / 3",
        slip="the share of neurons needed",
        named=("This is the share of the neurons that must fire. The task as",),
    ),
    Answer(
        "vote",
        """rng = np.random.default_rng(0)
votes = (rng.random((1000, 3)) < 0.8).sum(axis=1)
share = (votes > 2).mean()
""",
        slip="simulated, with more than two in place of two or more",
        named=("This is near the probability that all three fire, as a simul",),
    ),
    Answer("vote", "share = 0.896"),
    Answer("vote", "p = 0.8\nshare = p**3 + 3 * p**2 * (1 - p)"),
    Answer(
        "vote",
        """from itertools import product

share = 0
for a, b, c in product([0, 1], repeat=3):
    if a + b + c >= 2:
        chance = 1
        for fired in (a, b, c):
            chance *= 0.8 if fired else 0.2
        share += chance
""",
    ),
    Answer("vote", "from fractions import Fraction\n\nshare = Fraction(112, 125)", form=True),
    # Task 5: in_step
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        for i in range(len(h)):
            h[i] = W[i] @ h >= theta[i]
    return h
""",
        slip="the classmate's function again: neurons step one after the other",
        named=("the second neuron reads the new output of the first",),
    ),
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
        slip="new is another name of h and no copy",
        named=("the second neuron reads the new output of the first",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W.T @ h >= theta).astype(int)
    return h
""",
        slip="W transposed",
        named=("rows and columns are exchanged",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h > theta).astype(int)
    return h
""",
        slip="more than the threshold, not at least",
        named=("they need more than their thresholds",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    old = np.array(start)
    new = np.zeros(len(old))
    for i in range(len(old)):
        if W[i] @ old >= theta[i]:
            new[i] = 1
    return new
""",
        slip="one step only",
        named=("However many steps are asked for, your result is that of the",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps + 1):
        h = np.where(W @ h >= np.array(theta), 1, 0)
    return h
""",
        slip="one step too many",
        named=("one step too many",),
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
        slip="the copy is made once, before the loop over the steps",
        named=("However many steps are asked for, your result is that of the",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h + np.array(theta) >= 0).astype(int)
    return h
""",
        slip="the threshold with the sign of a bias",
        named=("You use the thresholds as biases",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = np.where(W @ h >= theta, 1, -1)
    return h
""",
        slip="-1 for silent",
        named=("A silent neuron of yours has an output other than 0. Which two outpu",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    states = [np.array(start)]
    for _ in range(steps):
        states.append((W @ states[-1] >= theta).astype(int))
    return np.array(states)
""",
        slip="returns the outputs after every step",
        named=("Your steps may be right, but you return all of them. Which o",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        new = h.copy()
        for i in range(len(h)):
            s = 0
            for j in range(len(h)):
                if j != i:
                    s += W[i, j] * h[j]
            new[i] = s >= theta[i]
        h = new
    return h
""",
        slip="a neuron does not read its own output",
        named=("leave out their own last outputs",),
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = start
    for _ in range(steps):
        h[:] = (W @ h >= np.array(theta)).astype(int)
    return np.array(h)
""",
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (W @ h >= theta).astype(int)
    return h
""",
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        old = h.copy()
        for i in range(len(h)):
            h[i] = W[i] @ old >= theta[i]
    return h
""",
    ),
    Answer(
        "in_step",
        """def after(W, theta, start, steps):
    m = len(start)
    state = [int(v) for v in start]
    for t in range(steps):
        nxt = []
        for i in range(m):
            total = sum(W[i][j] * state[j] for j in range(m))
            nxt.append(1 if total >= theta[i] else 0)
        state = nxt
    return np.array(state)
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
    # Task 6: versicolor
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-4.85, 1, 0]]\nreadout = [-0.5, 1, -1]",
        slip="the network of the chapter: length alone, 143 right",
        named=("do both measurements help to tell them apart?",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-0.8, 0, 1], [-1.65, 0, 1]]\nreadout = [-0.5, 1, -1]",
        slip="width alone, 144 right",
        named=("do both measurements help to tell them apart?",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [-0.5, 1, 1]",
        slip="the readout is an OR",
        named=("it notices where versicolor begins, but not where it ends",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [-1.5, 1, 1]",
        slip="the readout is an AND, which finds virginica",
        named=("it has found the largest petals",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-6.55, 1, 1], [-2.5, 1, 0]]\nreadout = [-0.5, 1, -1]",
        slip="the two hidden neurons are exchanged but the readout is not",
        named=("Both hidden neurons do their work, but your network is silen",),
    ),
    Answer(
        "versicolor",
        "hidden = [[1, 0, -2.5], [1, 1, -6.55]]\nreadout = [1, -1, -0.5]",
        slip="the biases come last",
        named=("Both of your hidden neurons tell setosa from most others, so",),
    ),
    Answer(
        "versicolor",
        "hidden = [[2.5, 1, 0], [6.55, 1, 1]]\nreadout = [-0.5, 1, -1]",
        slip="the thresholds with the wrong sign",
        named=("Both of your hidden neurons fire for most flowers of every s",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, -6.55], [1, 1], [0, 1]]\nreadout = [-0.5, 1, -1]",
        slip="hidden is transposed",
        named=("The numbers of weights do not fit. Here a row holds all weig",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [0, 1, -1]",
        slip="a readout of exactly 0 fires, so setosa fires too",
        named=("Both hidden neurons do their work, but your network fires fo",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-8.1, 2, 1]]\nreadout = [-0.5, 1, -1]",
        slip="the weights of length and width are exchanged",
        named=("Both of your hidden neurons tell setosa from most others, so",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-8.2, 1, 2]]\nreadout = [-0.5, 1, -1]",
        slip="one mistake too many, 144 right",
        named=("together there are too many",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-25, 1, 0], [-65.5, 1, 1]]\nreadout = [-0.5, 1, -1]",
        slip="thresholds in millimetres",
        named=("None of your hidden neurons ever fires for most flowers of a",),
    ),
    Answer("versicolor", "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [-0.5, 1, -1]"),
    Answer(
        "versicolor",
        """best = 0
for slope in np.arange(0, 4, 0.5):
    for bias in np.arange(4, 12, 0.05):
        trial = [[-2.5, 1, 0], [-bias, 1, slope]]
        fired = report(trial, [-0.5, 1, -1])
        right = 50 - fired[0] + fired[1] + 50 - fired[2]
        if right > best:
            best, hidden = right, trial
readout = [-0.5, 1, -1]
""",
    ),
    Answer(
        "versicolor",
        "# first neuron: not virginica, second neuron: not setosa\n"
        "hidden = np.array([[9.55, -1, -3], [-0.8, 0, 1]])\nreadout = np.array([-1.5, 1, 1])",
    ),
    Answer("versicolor", "hidden = ((-2.5, 1, 0), (-6.55, 1, 1))\nreadout = (-0.5, 1, -1)", form=True),
]
