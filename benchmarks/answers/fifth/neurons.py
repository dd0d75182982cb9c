"""Answers to the exercise `neurons`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # inhibition
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    blocked = [e for e, i in zip(excite, inhibit) if e == 1 and i == 0]
    rest = excite[len(inhibit):]
    if sum(blocked) + sum(rest) >= theta:
        return 1
    return 0
""",
        slip="each inhibitory input only cancels the excitatory input at the same place in the list, instead of silencing the whole neuron",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return 1 if sum(excite) >= theta & ~any(inhibit) else 0
""",
        slip="& and ~ on whole numbers instead of `and not`: the threshold is combined bit by bit with -1 or -2, so an active "
        "inhibitory input only clears the last bit of theta",
        named=(),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    if len(inhibit) > 0:
        return 0
    return int(sum(excite) >= theta)
""",
        slip="asks whether there are inhibitory inputs at all, not whether one is active",
        named=("Your neuron falls silent as soon as it has inhibitory inputs. Does a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    fires = sum(excite) >= theta
    silenced = len(inhibit) > 0 and all(i == 1 for i in inhibit)
    return 1 if fires and not silenced else 0
""",
        slip="silent only when all inhibitory inputs are active (all instead of any)",
        named=("Your neuron is silenced only when all of its inhibitory inputs are a",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    active = 0
    for e in excite:
        if e == 1:
            active += 1
        else:
            active = 0
    if 1 in inhibit:
        return 0
    return 1 if active >= theta else 0
""",
        slip="the counter is set back to 0 at every silent excitatory input, so only the last run of ones is counted",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return int(sum(excite) >= theta) - int(any(inhibit))
""",
        slip="subtracts 1 for an active inhibition, so the result is -1 when the excitation is too weak as well",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    w = np.concatenate([[-theta], np.ones(len(excite)), -np.ones(len(inhibit))])
    x = np.concatenate([[1], excite, inhibit])
    return int(w @ x >= 0)
""",
        slip="the weighted neuron of the chapter, with -1 for inhibitory inputs: enough excitation outweighs an inhibition",
        named=("Your neuron weighs the inhibitory inputs against the excitatory ones",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    for i in inhibit:
        if i:
            return 0
        return int(np.count_nonzero(excite) >= theta)
    return int(np.count_nonzero(excite) >= theta)
""",
        slip="a return inside the loop: only the first inhibitory input is looked at",
        named=("Only the first inhibitory input can silence your neuron. If you use ",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return int(len(excite) >= theta and not any(inhibit))
""",
        slip="counts the excitatory inputs, not the active ones",
        named=("Your neuron counts all of its excitatory inputs. Only those that are",),
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    w = np.concatenate([[-theta], np.ones(len(excite)), np.full(len(inhibit), -len(excite) - 1.0)])
    return int(np.dot(w, [1, *excite, *inhibit]) >= 0)
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    veto = 1
    for i in inhibit:
        veto *= 1 - i
    missing = theta
    for e in excite:
        missing -= e
    return veto if missing <= 0 else 0
""",
    ),
    Answer(
        "inhibition",
        """
def mp_neuron(excite, inhibit, theta):
    return np.array(sum(excite) >= theta and max(inhibit, default=0) == 0, dtype=float)
""",
        form=True,
    ),
    # budget
    Answer(
        "budget",
        """
# each layer also reads every layer before it
deep_count = (4 + 1) * 8 + (4 + 8 + 1) * 8 + (4 + 8 + 8 + 1) * 3
h = (deep_count - 5 * 3) / (5 + 3)
""",
        slip="lets every neuron read all layers before it, inputs included, and not only the layer just before",
        named=("Every neuron reads the layer before it only, and not the inputs as w",),
    ),
    Answer(
        "budget",
        """
sizes = [4, 8, 8, 3]
deep_count = sum(a * b for a, b in zip(sizes, sizes[1:])) + len(sizes) - 1
h = (deep_count - 2) / 7
""",
        slip="one bias for each layer instead of one for each neuron",
        named=("You counted three biases. Does a bias belong to a layer or to a neur",),
    ),
    Answer(
        "budget",
        """
deep_count = 5 * 8 + 9 * 8 + 9 * 3
h = 0
while 5 * h + 3 * (h + 1) <= deep_count:
    h += 1
""",
        slip="the loop for h runs one step too far: it stops at the first h with more parameters",
        named=(),
        near=True,
    ),
    Answer(
        "budget",
        """
deep_count = 139
# 4h + h + 3h = 139
h = 139 / 8
""",
        slip="h without the three biases of the readout layer of the shallow network (8h = 139, not 8h + 3)",
        named=("Count the shallow network by the same rules as the deep one: which o",),
    ),
    Answer(
        "budget",
        """
deep_count = 4 * 8 + 8 * 8 + 8 * 3
h = deep_count / (4 + 3)
""",
        slip="weights only, no biases",
        named=("Your count has weights between neurons only. What about the input th",),
    ),
    Answer(
        "budget",
        """
layers = {4: 8, 8: 3}
deep_count = 0
for inputs, neurons in layers.items():
    deep_count += (inputs + 1) * neurons
h = (deep_count - 3) // 8
""",
        slip="the two layers of 8 neurons collapse into one (the keys of a dictionary are unique), so the step from 8 to 8 is missing",
        named=("At least one of the layers is missing from your count. Each of the t",),
    ),
    Answer(
        "budget",
        "deep_count = 139\nh = 16",
        slip="h from the number of neurons (8 + 8) instead of the number of parameters",
        named=("With your h the shallow network has another number of parameters. Co",),
    ),
    Answer(
        "budget",
        """
deep_count = (4+1)*(8+1) + (8+1)*(8+1) + (8+1)*3
# (4+1)*(h+1) + (h+1)*3 = 8*(h+1) = 153
h = 153/8 - 1
""",
        slip="weights that lead into the constant 1 of each hidden layer are counted too",
        named=("You counted weights that lead into the constant inputs, or biases fo",),
    ),
    Answer(
        "budget",
        "deep_count = 8 * 5 + 8 * 9 + 3 * 9\nh = (deep_count + 3) / 8",
        slip="sign when solving for h: the 3 is added instead of subtracted",
        named=("Put your h into the count of the shallow network: do you get as many",),
    ),
    Answer(
        "budget",
        """
def count(*sizes):
    return sum(np.zeros((m, d + 1)).size for d, m in zip(sizes, sizes[1:]))


deep_count = count(4, 8, 8, 3)
h = next(m for m in range(1, 1000) if count(4, m, 3) == deep_count)
""",
    ),
    Answer(
        "budget",
        """
weights, biases = 4 * 8 + 8 * 8 + 8 * 3, 8 + 8 + 3
deep_count = weights + biases
h = round(np.linalg.solve([[8.0]], [deep_count - 3.0])[0])
""",
    ),
    Answer("budget", "deep_count = np.float64(139)\nh = np.array([17.0])", form=True),
    # memory
    Answer(
        "memory",
        "memory = [0, 1, -2]\nway_back = 1",
        slip="bias 0: with nothing set the sum is 0, which already fires",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        "memory = [1, -2, -0.5]\nway_back = 1",
        slip="the bias stands last instead of first",
        named=("Your neuron fires although nothing has set it. With both inputs 0 an",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -1]\nway_back = 1",
        slip="the reset is too weak against set and memory together: with both inputs on and the last output 1 the neuron fires",
        named=("Nearly all steps are right, but your neuron stays on when both input",),
    ),
    Answer(
        "memory",
        "memory = [-1, 2, -4]\nway_back = 0.5",
        slip="the weight back is smaller than the threshold, so the output is lost one step after set is off",
        named=("Your neuron fires when it is set, but it is silent again in the next",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -2]\nway_back = 3",
        slip="the weight back is so large that reset cannot silence the neuron",
        named=("Your neuron can be set and remembers it, but reset does not turn it ",),
    ),
    Answer(
        "memory",
        """
theta = 1.5   # threshold
memory = [-theta, 1, -3]
way_back = 2
""",
        slip="set alone does not reach the threshold, so the neuron never starts to fire",
        named=("Your neuron never fires: when it is set, the sum still does not reac",),
    ),
    Answer(
        "memory",
        "memory = np.array([-0.5, -2, 1])\nway_back = 1",
        slip="the weights of set and reset are exchanged",
        named=("Your neuron fires at reset and is silent at set. Are the two weights",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, 2]\nway_back = 1",
        slip="the minus of the reset weight is missing, so reset makes the neuron fire",
        named=("Reset turns your neuron on. An input that inhibits a neuron has a we",),
    ),
    Answer(
        "memory",
        "memory = [-0.5, 1, -2]\nway_back = -1",
        slip="the weight back is negative, so the neuron inhibits itself (it blinks)",
        named=("Your neuron is silenced by its own output, so it blinks. Should havi",),
    ),
    Answer(
        "memory",
        """
# logic: o = (set or last) and not reset
reset = -10.0
memory = (-1e-3, -reset / 2, reset)
way_back = -reset / 4
""",
    ),
    Answer(
        "memory",
        """
def good(w0, w1, w2, b):
    for s, r, o in np.ndindex(2, 2, 2):
        want = 0 if r else (1 if s else o)
        if (w0 + w1 * s + w2 * r + b * o >= 0) != want:
            return False
    return True


*memory, way_back = next(c for c in np.ndindex(5, 5, 5, 5) if good(-c[0], c[1], -c[2], c[3]))
memory = [-memory[0], memory[1], -memory[2]]
""",
    ),
    Answer(
        "memory",
        "memory = np.array([-0.5, 1.0, -2.0], dtype=np.float32)\nway_back = [[1]]",
        form=True,
    ),
    # vote
    Answer(
        "vote",
        "share = 3 * 0.8**2 * 0.2",
        slip="exactly two of three: the case that all three fire is missing",
        named=("This is the probability that exactly two of the three fire. What if ",),
    ),
    Answer(
        "vote",
        """
p = 0.8
p_two = p * p * (1 - p)
p_three = p * p * p
share = p_two + p_three
""",
        slip="only one of the three ways in which exactly two fire is counted",
        named=("This is the probability that two particular neurons fire, whatever t",),
    ),
    Answer(
        "vote",
        "share = 1 - 0.2**3",
        slip="the probability that at least one fires",
        named=("This is the probability that at least one of the three fires. Is one",),
    ),
    Answer(
        "vote",
        "# AB or AC or BC, minus ABC\nshare = 3 * 0.64 - 0.512",
        slip="inclusion and exclusion: the case of all three is counted three times and taken away only once",
        named=(),
        near=True,
    ),
    Answer(
        "vote",
        "share = 0.8**3",
        slip="all three must fire",
        named=("This is the probability that all three fire. Does the fourth neuron ",),
    ),
    Answer(
        "vote",
        """
ways = [1, 3, 3, 1]
share = sum(ways[k] * 0.8**k * 0.2 ** (3 - k) for k in range(2))
""",
        slip="range(2) adds up none and one, so it is the share in which the fourth neuron is silent",
        named=("This is the probability that the fourth neuron is silent. The task a",),
    ),
    Answer(
        "vote",
        """
patterns = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
share = np.mean([sum(p) >= 2 for p in patterns])
""",
        slip="takes the eight patterns to be equally likely instead of weighting them with 0.8 and 0.2",
        named=("Such a number comes out when each neuron fires as often as not. How ",),
    ),
    Answer(
        "vote",
        "share = (3 * 0.8**2 * 0.2 + 0.8**3) * 0.8",
        slip="multiplies by 0.8 once more, as if the fourth neuron were stochastic too",
    ),
    Answer(
        "vote",
        "share = 100 * (0.512 + 0.384)",
        slip="in percent, although a number from 0 to 1 is asked for",
        named=("This is off by a factor of a hundred. Is a share asked for, or a per",),
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
    Answer("vote", "share = 1 - 0.2**3 - 3 * 0.8 * 0.2**2"),
    Answer(
        "vote",
        """
from fractions import Fraction

share = Fraction(4, 5) ** 3 + 3 * Fraction(4, 5) ** 2 * Fraction(1, 5)
""",
        form=True,
    ),
    # in_step
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    new = np.zeros_like(h)
    for _ in range(steps):
        for i in range(len(h)):
            if W[i] @ h >= theta[i]:
                new[i] = 1
        h, new = new, h
    return h
""",
        slip="the two arrays are exchanged but the new one is never cleared, so ones of two steps ago stay",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    return (np.linalg.matrix_power(W, steps) @ start >= theta).astype(int)
""",
        slip="multiplies by the power of W and compares with the thresholds only once, at the end",
        named=("You apply the thresholds after the last step only. In each step the ",),
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
        slip="the copy is made once before the loop over the steps, so every step starts from the outputs at the start",
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
            h[i] = np.dot(W[i], old) >= theta[i]
    return h
""",
        slip="old = h is no copy but the same array, so the neurons still step one after the other",
        named=("This still has the bug: the second neuron reads the new output of th",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for t in range(1, steps):
        h = np.where(np.einsum("ij,j->i", W, h) >= np.asarray(theta), 1, 0)
    return h
""",
        slip="range(1, steps) makes one step too few",
        named=("The single step is right, but your network makes one step too few.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    for _ in range(steps):
        h = (h @ W >= theta).astype(int)
    return h
""",
        slip="h @ W adds up along the columns: W is transposed",
        named=("The neurons step together, but rows and columns are exchanged: row i",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    m = len(start)
    history = [list(start)]
    for t in range(steps):
        history.append([int(sum(W[i, j] * history[t][j] for j in range(m) if j != i) >= theta[i]) for i in range(m)])
    return np.array(history[-1])
""",
        slip="leaves out each neuron's connection to itself (j != i)",
        named=("Your neurons leave out their own last outputs. A neuron may read its",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start)
    while steps:
        h = (W @ h > theta).astype(int)
        steps -= 1
    return h
""",
        slip="> instead of >=: silent when the sum equals the threshold",
        named=("The neurons step together, but they need more than their thresholds.",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    A = np.column_stack([theta, W])
    h = np.array(start)
    for _ in range(steps):
        h = (A @ np.append(1, h) >= 0) * 1
    return h
""",
        slip="the threshold becomes a bias without its minus",
        named=("You use the thresholds as biases. A high bias makes it easier for a ",),
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    if steps == 0:
        return np.array(start)
    before = after(W, theta, start, steps - 1)
    return np.heaviside(W @ before - theta, 1).astype(int)
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    on = {i for i, o in enumerate(start) if o}
    for _ in range(steps):
        on = {i for i in range(len(start)) if sum(W[i][j] for j in on) >= theta[i]}
    return np.array([int(i in on) for i in range(len(start))])
""",
    ),
    Answer(
        "in_step",
        """
def after(W, theta, start, steps):
    h = np.array(start, dtype=float)
    for _ in range(steps):
        h = np.asarray(W) @ h >= np.asarray(theta)
    return tuple(h.astype(float).tolist())
""",
        form=True,
    ),
    # versicolor
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-4.85, 1, 0]]\nreadout = [-0.5, 1, -1]",
        slip="the network of the chapter, which reads the length alone (143 right)",
        named=("Close: no species has more than five mistakes, but together there ar",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [-0.5, -1, 1]",
        slip="the signs of the readout are exchanged: fires for the second neuron and not the first, so never for versicolor",
        named=("Both hidden neurons do their work, but your network is silent for mo",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, 1]]\nreadout = [0, 1, -1]",
        slip="readout with bias 0: it fires for setosa and virginica too, since 0 is enough to fire",
        named=("Both hidden neurons do their work, but your network fires for setosa",),
    ),
    Answer(
        "versicolor",
        "hidden = [[-25, 1, 0], [-65.5, 1, 1]]\nreadout = [-0.5, 1, -1]",
        slip="thresholds in millimetres although the petals are in centimetres, so no hidden neuron ever fires",
        named=("None of your hidden neurons ever fires for most flowers of any speci",),
    ),
    Answer(
        "versicolor",
        "hidden = [[1, 0, -2.5], [1, 1, -6.55]]\nreadout = [1, -1, -0.5]",
        slip="the biases stand last instead of first",
        named=("Both of your hidden neurons tell setosa from most others, so versico",),
    ),
    Answer(
        "versicolor",
        """
lower, upper = [-2.5, 1, 0], [-6.55, 1, 1]
hidden = [lower, upper]
readout = np.r_[-1.5, np.ones(2)]
""",
        slip="the readout is an AND of the two neurons, without the `not` for the second, so it fires for virginica",
        named=("Your network fires for virginica in place of versicolor: it has foun",),
    ),
    Answer(
        "versicolor",
        """
best = 0
for c in np.arange(5.0, 8.0, 0.05):
    hidden = [[-2.5, 1, 0], [-c, 1, 1]]
    readout = [-0.5, 1, -1]
    fired = report(hidden, readout)
    right = 50 - fired[0] + fired[1] + 50 - fired[2]
    if right > best:
        best = right
        best_hidden = hidden
""",
        slip="the search keeps the best weights in another variable, and `hidden` is what the last try left",
        named=(),
        near=True,
    ),
    Answer(
        "versicolor",
        """
candidates = [([[-a, 1, 0], [-b, 1, 1]], [-0.5, 1, -1]) for a in (1.5, 2.5, 3.5) for b in (6.0, 6.55, 7.0)]
hidden, readout = max(candidates, key=lambda c: report(*c)[1])
""",
        slip="the search looks only at how many versicolor fire, not at the setosa and virginica that fire wrongly",
        named=(),
        near=True,
    ),
    Answer(
        "versicolor",
        "hidden = [[-2.5, 1, 0], [-6.55, 1, -1]]\nreadout = [-0.5, 1, -1]",
        slip="the sign of the width: the second neuron looks at the length minus the width",
        named=(),
        near=True,
    ),
    Answer(
        "versicolor",
        """
upper = np.array([8.05, -1, -2])          # fires for short and narrow petals
lower = np.array([-0.8, 0, 1])           # fires from a width of 0.8 cm on
hidden = np.stack([upper, lower])
readout = [-1.5, 1, 1]
""",
    ),
    Answer(
        "versicolor",
        """
grid = [(report([[-2.45, 1, 0], [-c, 1, k]], [-1, 2, -3]), c, k) for c in np.arange(6, 12, 0.05) for k in (1, 1.5, 2, 3)]
_, c, k = max(grid, key=lambda g: g[0][1] - g[0][0] - g[0][2])
hidden = [[-2.45, 1, 0], [-c, 1, k]]
readout = [-1, 2, -3]
""",
    ),
    Answer(
        "versicolor",
        "hidden = ((-2.5, 1, 0), (-6.55, 1, 1))\nreadout = np.array([[-0.5, 1.0, -1.0]])",
        form=True,
    ),
    # kind
    Answer(
        "kind",
        'truth = "ttfff"',
        slip="takes chance for a memory of the first showing: recurrent instead of stochastic",
    ),
    Answer(
        "kind",
        'truth = "ffttt"',
        slip="a switched-off share makes it shallow (b and e), and d taken for true although chance takes part",
    ),
    Answer(
        "kind",
        'truth = "ftttf"',
        slip="believes that without a connection back the same input must give the same output, although c says chance",
        named=("Look at statement d again. The same input gives the same output only",),
    ),
    Answer("kind", 'truth = "fftft"', slip="believes that neurons switched off make the network shallow"),
    Answer(
        "kind",
        'truth = "ftfff"',
        slip="does not see that switching off at random makes the outputs stochastic",
        named=("Look at statement c again. What differs between the two showings, an",),
    ),
    Answer(
        "kind",
        'truth = "tttff"',
        slip="different outputs for the same input: recurrent as well as stochastic",
        named=("Look at statement a again. Can the outputs differ without a memory? ",),
    ),
    Answer(
        "kind",
        'truth = "ttfft"',
        slip="takes the network to be recurrent, and both deep and shallow, but not stochastic",
    ),
    Answer(
        "kind",
        """
answers = dict(a=False, b=True, c=True, d=False, e=False)
truth = "".join("t" if not answers[k] else "f" for k in answers)
""",
        slip="t and f are exchanged: every letter says the opposite of what was judged",
        named=("Every letter is wrong, as if true and false were exchanged.",),
    ),
    Answer(
        "kind",
        'truth = "fffff"',
        slip="takes six layers that are thinned out at random as neither deep nor stochastic",
        named=(),
        near=True,
    ),
    Answer("kind", 'truth = "f" + 2 * "t" + 2 * "f"'),
    Answer(
        "kind",
        """
judged = {"a": "false", "b": "true", "c": "true", "d": "false", "e": "false"}
truth = "".join(judged[letter][0] for letter in "abcde")
""",
    ),
    Answer("kind", 'truth = ["f", "t", "t", "f", "f"]', form=True),
]
