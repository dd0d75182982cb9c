"""The marking of the exercise `mlp`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, several, slips, told


def network(hidden, readout):
    """Return the code of an answer to the first task: `hidden` holds two biases, or two rows of weights."""
    rows = [row if isinstance(row, list) else [row, 1, 1, 1] for row in hidden]
    return f"hidden = {rows}\nreadout = {readout}"


def hand(z_1, z_2, o):
    """Return the code of an answer to the second task."""
    return f"z_1, z_2 = {z_1}, {z_2}\no = {o}"


def regions(n_regions, n_closed, n_empty):
    """Return the code of an answer to the third task."""
    return f"n_regions, n_closed, n_empty_corners = {n_regions}, {n_closed}, {n_empty}"


def forward(z, o="z @ U2[:, 1:].T + U2[:, 0]", before=""):
    """Return the code of an answer to the fourth task: the hidden outputs `z` and what is returned."""
    return f"def forward(X, U1, U2, a):\n{before}    z = {z}\n    return {o}"


def cost(value, before=""):
    """Return the code of an answer to the fifth task, which returns a value."""
    return f"def cost(o, y):\n{before}    return {value}"


def names(n_hidden, n_layers, deep, n_weights):
    """Return the code of an answer to the seventh task."""
    return f"n_hidden, n_layers, deep, n_weights = {n_hidden}, {n_layers}, {deep}, {n_weights}"


def train(step, steps=1000):
    """Return the code of an answer to the last task, which takes the step so many times."""
    return f"trained = [U.copy() for U in start]\nfor _ in range({steps}):\n    {step}"


#: the hidden outputs of the fourth task
Z = "np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))"

#: what is said of each letter that is not the best one for a network
LETTERS = {
    "Ao": (
        "For A, the two errors hardly differ, so nothing has been learnt by heart. How do both compare with the noise?"
    ),
    "Af": "For A, the two errors agree, but a network that is fine comes close to the noise. Does A?",
    "Bu": "For B, a network that underfits cannot even follow the training samples. How well does B follow them?",
    "Bf": (
        "For B, a small error on the training samples is no merit when it is far below the noise. What does the "
        "other error say?"
    ),
    "Cu": (
        "For C, no network can do better than the noise on new samples. How much more than that is its training error?"
    ),
    "Co": (
        "For C, the held-out error is nearly always a little larger than the other, and that alone is not overfitting."
    ),
    "Du": "For D, a network may do a little better on held-out samples by chance. Compare both errors with the noise.",
    "Do": "For D, which of the two errors is the larger, and which is it in overfitting?",
}
#: what is said where one misunderstanding explains several letters
RULES = {
    "ouff": "The two failures are exchanged. Which of them shows on the training samples already?",
    "oooo": (
        "Did you compare the held-out error with the noise alone? Overfitting shows in how far the two errors of a "
        "network lie apart."
    ),
    "ooof": (
        "Did you take every held-out error that is the larger of the two for overfitting? How far apart must they "
        "lie, and what if both are large?"
    ),
    "uuuu": (
        "Did you compare the held-out error with the noise alone, and allow it nothing? Which of the two failures it "
        "is, the training error tells."
    ),
    "uouu": (
        "Did you compare the training error with the noise, and allow it nothing? Is a little more than the noise "
        "already a failure?"
    ),
    "uuuf": (
        "Did you take every network that does worse on held-out samples for underfitting? Underfitting shows on the "
        "training samples already."
    ),
    "ffff": "You found no failure at all. Compare both errors of each network with the noise, and with each other.",
    "ooff": "A and B fail in different ways. Compare the two errors of each.",
    "uuff": (
        "A and B fail in different ways: one of them follows its training samples very closely. Can that be "
        "underfitting?"
    ),
    "ffuu": (
        "A and B are those that fail, each in its own way. Compare their errors with the noise, and with each other."
    ),
    "ffoo": (
        "A and B are those that fail, each in its own way. Compare their errors with the noise, and with each other."
    ),
    "uffo": (
        "Did you judge by the error on the training samples? For B, is it good to be far below the noise? For D, "
        "which error would be the larger in overfitting?"
    ),
}


def diagnoses():
    """Return a known mistake for each wrong list of four letters."""
    for letters in map("".join, itertools.product("uof", repeat=4)):
        if letters != "uoff":
            slips = [n + given for n, given, best in zip("ABCD", letters, "uoff", strict=True) if given != best]
            yield Wrong(RULES.get(letters, " ".join(LETTERS[slip] for slip in slips[:2])), f'diagnosis = "{letters}"')


def draw_network(rng):
    """A few samples, the matrices of a two-layer network of which no two sizes are equal, and a steepness."""
    n, k = rng.permutation([2, 3])
    d, p = rng.permutation([4, 5])
    X, U1, U2 = rng.normal(size=(n, d)), rng.normal(size=(p, d + 1)), rng.normal(size=(k, p + 1))
    return X.round(2), U1.round(2), U2.round(2), round(float(rng.uniform(0.4, 1.6)), 2)


def draw_outputs(rng):
    """Outputs (n, 1) between 0 and 1 and as many targets (n,)."""
    n = int(rng.integers(3, 7))
    return rng.uniform(0, 1, (n, 1)).round(6), rng.integers(0, 2, n).astype(float)


def draw_relus(rng):
    """An input and the matrices of a network of ReLUs: some active, some silent, one of which its bias decides."""
    d, p, k = (int(size) for size in rng.permutation([2, 4, 3]))
    while True:
        x, U1, U2 = rng.normal(size=d), rng.normal(size=(p, d + 1)), rng.normal(size=(k, p + 1))
        weighted = U1[:, 1:] @ x
        s = weighted + U1[:, 0]
        outputs = U2[:, 1:] @ np.maximum(0, s) + U2[:, 0]
        clear = min(np.abs(s).min(), np.abs(outputs).min()) > 0.1
        if clear and 0 < (s > 0).sum() < p and ((s > 0) != (weighted > 0)).any() and (outputs < 0).any():
            return x, U1, U2


TEMPLATES = """def templates(x, U1, U2):
    active = U1[:, 1:] @ x + U1[:, 0] > 0
    V = (U2[:, 1:] * active) @ U1
    V[:, 0] += U2[:, 0]
    return V"""


def draw_losses(rng):
    """Validation losses with equal ones among them, and a patience.

    Most trainings end early, before a lower loss comes; in some of them an equal loss decides when. The others go on to
    the last epoch.
    """
    space, equal = {}, {}
    exec(STOP, space)
    exec(changed(STOP, ("<", "<=")), equal)
    kind = int(rng.integers(0, 4))
    while True:
        n, patience = int(rng.integers(9, 14)), int(rng.integers(2, 4))
        losses = [round(float(v), 2) for v in 0.8 - 0.04 * np.arange(n) + rng.integers(-9, 10, n) / 50]
        end, kept = space["stop_at"](losses, patience)
        if kind == 0:
            fits = end == n - 1 > kept > 0 and n - 1 - kept < patience
        else:
            fits = kept > 0 and end < n - 2 and min(losses[end:]) < losses[kept]
            fits = fits and (kind > 1 or equal["stop_at"](losses, patience) != (end, kept))
        if fits:
            return losses, patience


STOP = """def stop_at(losses, patience):
    best = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return epoch, best
    return len(losses) - 1, best"""


COUNT = """def stop_at(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, best
    return len(losses) - 1, best"""


TASKS = [
    Task(
        name="exactly_one",
        idea='Say it as "at least …, but not at least …". Which two questions about the number of ones can the '
        "hidden perceptrons answer? Then list what the readout receives, as +1 and -1, in each case.",
        section="A hidden layer makes a new feature space",
        returns="two rows of four weights and three weights, from which eight outputs follow",
        kinds=(),
        wrong=[
            *several(
                "Your network answers +1 when two or three inputs are 1, but not when one is. Which of the hidden "
                "perceptrons should help the readout to +1, and which should veto?",
                network([-0.5, -1.5], [-1, 1, 1]),
            ),
            *several(
                "Your network answers +1 as soon as any input is 1. Nothing holds it back when there are more: which "
                "hidden perceptron notices that, and with which sign does the readout use it?",
                network([-0.5, -1.5], [1, 1, 1]),
            ),
            *several(
                "Your network is right when at least one input is 1, but it also answers +1 when none is. Work out "
                "both hidden outputs for that input, and remember what a sum of exactly 0 gives: what should keep the "
                "readout below it?",
                network([0, -1.5], [-1, 1, -1]),
            ),
            *several(
                "Your network answers +1 to every input. Work out both hidden outputs for no 1, one 1 and two: the "
                "first weight is the bias, and a sum of 0 gives +1. If they are what you meant, is one of them enough "
                "for your readout, where it takes both?",
                network([-0.5, -1.5], [0, 1, -1]),
            ),
            *several(
                "Your network answers +1 for one and for two. How many inputs must be 1 for the hidden perceptron "
                "that vetoes to notice it?",
                network([-0.5, -2.5], [-1, 1, -1]),
            ),
            *several(
                "Every output has the wrong sign: your network computes the opposite of what is asked.",
                network([-0.5, -1.5], [0.5, -1, 1]),
            ),
            *several(
                "Your network never answers +1. Write down both hidden outputs for no, one, two and three inputs of 1, "
                "where a sum of exactly 0 counts as +1. If they differ somewhere, the sum of the readout stays below 0 "
                "there: look at its bias and signs. If they never do, look at the hidden biases.",
                network([-0.5, -1.5], [-3, 1, -1]),
            ),
            *several(
                "Your network answers +1 only when no input is 1. Do both hidden perceptrons veto, or do both change "
                "one input too early? Compare the number of 1s at which each of them changes with the task.",
                network([-0.5, -1.5], [-1, -1, -1]),
            ),
            *several(
                "Your network answers +1 unless all inputs are 1. Go from no 1 to three, and compare at which number "
                "each hidden output changes with the numbers at which the answer should.",
                network([0, -2.5], [-1, 1, -1]),
            ),
            *several(
                "Your network answers +1 only when all three inputs are 1. What does each hidden perceptron say when "
                "there is a single 1?",
                network([-1.5, -2.5], [-1, 1, 1]),
            ),
            *several(
                "Your network answers +1 for exactly two. Both hidden perceptrons change one input too late: how many "
                "inputs must be 1 before each of them fires?",
                network([-1.5, -2.5], [-1, 1, -1]),
            ),
            *several(
                "Your network answers +1 unless exactly two inputs are 1. Its hidden perceptrons change one input "
                "too late, and the answer is turned round: look at the signs of the readout.",
                network([-1.5, -2.5], [0.5, -1, 1]),
            ),
            *several(
                "Your network answers +1 for none and for three, that is, when all inputs are alike. Which numbers of "
                "ones should the two hidden perceptrons tell apart, and on which side is the readout?",
                network([-0.5, -2.5], [0.5, -1, 1]),
            ),
            *several(
                "Your network finds a single 1 at two of the three places only. Does each hidden perceptron look at "
                "all inputs alike? Two of them cannot watch one input each, but they can look at how many are 1.",
                network([[-0.5, 1, -1, -1], [-0.5, -1, 1, -1]], [1, 1, 1]),
                network([[-0.5, 1, -1, -1], [-0.5, -1, -1, 1]], [1, 1, 1]),
                network([[-0.5, -1, 1, -1], [-0.5, -1, -1, 1]], [1, 1, 1]),
            ),
            *several(
                "One of the three inputs makes no difference to your network. Has it a weight in both hidden "
                "perceptrons?",
                *(network([[-0.5, *ones], [-1.5, *ones]], [-1, 1, -1]) for ones in ([1, 1, 0], [1, 0, 1], [0, 1, 1])),
            ),
            *several(
                "Your network is right for a single 1, but it answers +1 for some of the pairs as well. Does the "
                "hidden perceptron that should notice more than one 1 have the same weight for all three inputs?",
                *(network([-0.5, [-1.5, *ones]], [-1, 1, -1]) for ones in ([1, 1, 0], [1, 0, 1], [0, 1, 1])),
            ),
            *several(
                "Your network answers +1 for a single 1 at one of the three places only. Have the three inputs "
                "different weights in a hidden perceptron, although each of them may be the one? The first number of a "
                "row is its bias.",
                *(
                    network([[-0.5, *signs], [-0.5, *signs]], [-1, 1, 1])
                    for signs in ([1, -1, -1], [-1, 1, -1], [-1, -1, 1])
                ),
            ),
            *several(
                "The numbers of weights do not fit. Each hidden perceptron is a row: its bias, then a weight for each "
                "of the three inputs; the readout has a bias and a weight for each hidden perceptron. Is a bias or an "
                "input left out, or are rows and columns exchanged?",
                "hidden = [[-0.5, 1, 1], [-1.5, 1, 1]]\nreadout = [-1, 1, -1]",
            ),
        ],
        right=[
            "hidden = np.array([[-3, 2, 2, 2], [-1, 2, 2, 2]])\nreadout = (-0.5, -1, 1)",
            "hidden = [[-1, 1, 1, 1], [1, -1, -1, -1]]\nreadout = [-1, 1, 1]",
        ],
        survivors={
            "hidden = [[-0.5, 2, 1, 1], [-1.5, 1, 1, 1]]": "another right answer: a single 1 is enough, as before",
            "hidden = [[-0.5, 1, 2, 1], [-1.5, 1, 1, 1]]": "another right answer, for the same reason",
            "hidden = [[-0.5, 1, 1, 2], [-1.5, 1, 1, 1]]": "another right answer, for the same reason",
            "readout = [-2, 1, -1]": "another right answer: the sum is 0 where it should be +1, and 0 counts as +1",
        },
    ),
    Task(
        name="by_hand",
        idea="Go from left to right. For each hidden neuron take the weighted sum first, with a 1 in front of the "
        "inputs, and the activation second. The results, again with a 1 in front, are the inputs of the last "
        "neuron.",
        section="What a multi-layer perceptron adds",
        returns="three numbers: the two hidden outputs and the output",
        decimals=2,
        kinds=("sign",),
        wrong=[
            *several(
                "One of your hidden outputs, or both, is a whole number, or very nearly. Is that the step function, "
                "where a sigmoid gives degrees of confidence between 0 and 1, or is its sum too large, because a term "
                "has the wrong sign?",
                hand(1, 1, "sigmoid(4)"),
                hand(0, 1, "sigmoid(0)"),
                hand(1, 1, 4),
                hand(0.5, 1, "sigmoid(2)"),
                hand(-1, 1, "sigmoid(-4)"),
            ),
            *several(
                "All three are 1, or very nearly. Is that the step function, or have the sums lost their minus signs? "
                "A sigmoid gives degrees of confidence between 0 and 1.",
                hand(1, 1, 1),
            ),
            *several(
                "Your hidden outputs are the weighted sums, or one of them is. The activation of the hidden layer is "
                "missing, or it is one that lets these sums pass.",
                hand(0, 2, "sigmoid(1)"),
                hand(0.5, 2, "sigmoid(-1 + 2 + 2)"),
            ),
            *several(
                "These are weighted sums. Every neuron of this network has an activation, the last one too.",
                hand(0, 2, 1),
            ),
            *several(
                "The output neuron has an activation, too.",
                hand(0.5, "sigmoid(2)", "1 + sigmoid(2)"),
            ),
            *several(
                "Check the sum of the output neuron: is its bias there, and does each weight multiply its own hidden "
                "output? Is its activation that of the other neurons?",
                hand(0.5, "sigmoid(2)", "sigmoid(2 + sigmoid(2))"),
                hand(0.5, "sigmoid(2)", "2 + sigmoid(2)"),
            ),
            *several(
                "The sum of your output neuron is about 4, which is too large. With which sign is its bias added, "
                "which of the three numbers is it, and is each hidden output multiplied as it is, a number below 1?",
                hand(0.5, "sigmoid(2)", "sigmoid(3 + sigmoid(2))"),
            ),
            *several(
                "The output neuron reads both hidden neurons, and of each the output, not the sum that comes before "
                "it. Which two numbers did you put in?",
                hand(0.5, "sigmoid(2)", "sigmoid(1)"),
            ),
            *several(
                "Your output is 1, or very nearly. Is that a step function, or a sum without the sigmoid? The output "
                "neuron reads both hidden neurons, and of each the output, not the sum that comes before it.",
                hand(0.5, "sigmoid(2)", 1),
            ),
            *several(
                "The first hidden output seems to have no effect in your last sum, or none that is large enough. "
                "What multiplies it?",
                hand(0.5, "sigmoid(2)", "sigmoid(-1 + sigmoid(2))"),
                hand(0.5, "sigmoid(2)", "sigmoid(-1 + 0.5 + sigmoid(2))"),
            ),
            *several(
                "The output neuron has weights of its own. You seem to have added up the hidden outputs as they are.",
                hand(0.5, "sigmoid(2)", "sigmoid(0.5 + sigmoid(2))"),
                hand(0.5, "sigmoid(2)", "0.5 + sigmoid(2)"),
            ),
            *several(
                "The sum of the output neuron is positive, so its output lies above 0.5. Which sign does the exponent "
                "of the sigmoid have?",
                hand(0.5, "sigmoid(2)", "1 - sigmoid(1 + sigmoid(2))"),
            ),
            *several(
                "The bias of the output neuron belongs to its sum, before the activation.",
                hand(0.5, "sigmoid(2)", "sigmoid(2 + sigmoid(2)) - 1"),
            ),
            *several(
                "Has each term of your last sum the right sign? Write each weight with its sign beside the hidden "
                "output that it multiplies.",
                hand(0.5, "sigmoid(2)", "sigmoid(1 - sigmoid(2))"),
                hand(0.5, "sigmoid(2)", "sigmoid(-3 + sigmoid(2))"),
                hand(0.5, "sigmoid(2)", "sigmoid(-3 - sigmoid(2))"),
            ),
            *several(
                "Your first hidden output is about 1, as for a large sum. Which of the two numbers is the first "
                "input, which input is multiplied by which weight, and with which sign?",
                hand(1, "sigmoid(2)", "sigmoid(-1 + 4 * sigmoid(6) + sigmoid(2))"),
            ),
            Wrong(
                "The biases are in their places, but the other weights are read by columns. Those of one neuron stand "
                "in one row.",
                hand("sigmoid(-1)", "sigmoid(5)", "sigmoid(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "The biases of the hidden neurons seem to be missing from their sums, or from the first one. In "
                "which column of the matrix are they? If they are there, is each input multiplied by its weight in the "
                "first sum?",
                hand("sigmoid(-1)", "sigmoid(4)", "sigmoid(-1 + 4 * z_1 + z_2)"),
                hand("sigmoid(-1)", "sigmoid(4)", "sigmoid(4 * z_1 + z_2)"),
                hand(-1, 4, "4 * z_1 + z_2"),
                hand(-1, 4, "sigmoid(-1 + 4 * z_1 + z_2)"),
                hand(-1, 4, "sigmoid(4 * z_1 + z_2)"),
                hand(-1, 4, "-1 + 4 * z_1 + z_2"),
            ),
            *several(
                "The second sum is too large. Is its bias there, as the first of the three numbers, and with its own "
                "sign?",
                hand(0.5, "sigmoid(4)", "sigmoid(-1 + 4 * z_1 + z_2)"),
                hand(0.5, "sigmoid(5)", "sigmoid(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "You added the biases after the activation. A bias belongs to the weighted sum, which comes before "
                "the activation.",
                hand("1 + sigmoid(-1)", "-2 + sigmoid(4)", "-1 + sigmoid(4 * z_1 + z_2)"),
            ),
            *several(
                "The first sum is too large. You may have taken the bias from the last column; here it comes first. "
                "Or is the sign of the second term lost, or an input not multiplied in?",
                hand("sigmoid(4)", "sigmoid(-4)", "sigmoid(-z_1 + 4 * z_2 + 1)"),
            ),
            *several(
                "The biases of the hidden neurons seem to have the opposite sign in your sums, or something else "
                "stands in their place. They come from the first column, and are added as they stand, times 1.",
                hand("sigmoid(-2)", "sigmoid(6)", "sigmoid(-1 + 4 * z_1 + z_2)"),
                hand("sigmoid(-2)", "sigmoid(6)", "sigmoid(1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "The second input is missing from your sums. It is the smaller number, but it has a weight in each "
                "row.",
                hand("sigmoid(-2)", "sigmoid(1)", "sigmoid(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "The first input is missing from your sums, or it was taken for 0.",
                hand("sigmoid(3)", "sigmoid(-1)", "sigmoid(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "Are the two hidden outputs exchanged? If not, look at the first sum: is each input there, "
                "multiplied by its own weight?",
                hand("sigmoid(-1 + 3)", "sigmoid(0)", "sigmoid(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "The sigmoid of 0 is neither 0 nor 1. Put 0 into its formula.",
                hand(0, "sigmoid(2)", "sigmoid(-1 + sigmoid(2))"),
                hand(0, "sigmoid(2)", "sigmoid(1 + sigmoid(2))"),
                hand(0, "sigmoid(2)", "-1 + sigmoid(2)"),
                hand(1, "sigmoid(2)", "3 + sigmoid(2)"),
            ),
            *several(
                "Your activation is not the sigmoid, since it gives 0 for a sum of 0 and negative numbers below. "
                "Which function does the task name?",
                hand("np.tanh(0)", "np.tanh(2)", "np.tanh(-1 + 4 * z_1 + z_2)"),
                hand("np.tanh(0)", "np.tanh(2)", "sigmoid(-1 + 4 * z_1 + z_2)"),
                hand("np.tanh(0)", "np.tanh(1)", "np.tanh(-1 + 4 * z_1 + z_2)"),
            ),
            *several(
                "Your hidden outputs seem to have no activation that cuts large sums off: one of them lies above 1, "
                "where the sigmoid cannot.",
                hand(0, 2, 0.5),
                hand(0, 2, "sigmoid(2)"),
            ),
            *several(
                "The second sum is positive, so its output lies above 0.5. Check the sign of each term of the sum, "
                "and the sign of the exponent.",
                hand(0.5, "sigmoid(-2)", "sigmoid(-1 + 2 + z_2)"),
                hand(0.5, "sigmoid(-4)", 0.73),
                hand(0.5, "sigmoid(-1)", "sigmoid(-1 + 2 + z_2)"),
            ),
            *several(
                "The second sum is wrong: write bias, first term and second term one below the other, each with its "
                "sign.",
                hand(0.5, 0.5, "sigmoid(-1 + 2 + z_2)"),
                hand(0.5, "sigmoid(1)", "sigmoid(-1 + 2 + z_2)"),
                hand(0.5, "sigmoid(3)", "sigmoid(-1 + 2 + z_2)"),
            ),
            *several(
                "You rounded too early. Keep four decimals until the end.",
                hand(0.5, 0.9, 0.87),
                hand(0.5, 0.8, 0.86),
            ),
        ],
        right=[
            "z_1, z_2, o = 0.5, 0.881, 0.868",
            "z_1, z_2 = sigmoid(0), sigmoid(2)\no = sigmoid(-1 + 4 * z_1 + 1 * z_2)",
        ],
    ),
    Task(
        name="regions",
        idea="Draw the lines one after another. Each new line adds one region, and one more for every point in which "
        "it crosses earlier lines; a point shared by several earlier lines counts once.",
        section="Regions of the plane and corners of a cube",
        returns="three whole numbers",
        kinds=("order", "reversed"),
        wrong=[
            *several(
                "Four lines make this many regions at most. Look for lines that never meet, and for points where more "
                "than two lines meet.",
                regions(11, 3, 5),
            ),
            *several(
                "Nearly: parallel lines and a point that three lines share both reduce the number of regions. Have "
                "you taken account of both?",
                regions(10, 2, 6),
            ),
            *several(
                "This is the number of all lists of four signs, but not every list belongs to a point of the plane: "
                "no point is left of one line and also right of a parallel line that lies further right.",
                regions(16, 1, 0),
            ),
            *several(
                "You have missed a region. The bounded ones are regions, too, and several regions have a corner at "
                "the point where three lines meet: is each of them counted?",
                regions(8, 1, 8),
            ),
            *several(
                "You have missed regions. Draw one line after the other: each new one adds a region for every piece "
                "into which the older lines cut it.",
                regions(7, 1, 9),
                regions(6, 1, 10),
                regions(3, 1, 13),
            ),
            *several(
                "This is one region for each line, or one more. A new line that crosses older ones cuts several "
                "regions in two.",
                regions(5, 1, 11),
                regions(4, 1, 12),
            ),
            *several(
                "Four lines cannot make so many regions. Draw one line after the other, and count how many regions "
                "the new one cuts in two.",
                regions(12, 1, 4),
                regions(13, 1, 3),
                regions(14, 1, 2),
                regions(15, 1, 1),
            ),
            *several(
                "Do any three of your lines enclose something?",
                regions(9, 0, 7),
                regions(9, 0, 5),
                regions(9, 0, 9),
                regions(9, 0, 6),
                regions(9, 0, 8),
                regions(9, 0, 0),
            ),
            *several(
                "A region is bounded only when lines enclose it on all sides: follow its edge all the way round.",
                regions(9, 2, 7),
                regions(9, 4, 7),
                regions(9, 5, 7),
            ),
            *several(
                "So many regions are enclosed by four lines of which no two are parallel and no three share a point. "
                "What is different here?",
                regions(9, 3, 7),
            ),
            *several(
                "Are these the regions that go on for ever, or some of them? Which ones are enclosed?",
                regions(9, 8, 7),
                regions(9, 7, 7),
                regions(9, 6, 7),
            ),
            *several(
                "You counted all regions again. Which of them are enclosed on all sides?",
                regions(9, 9, 7),
            ),
            *several(
                "How many corners does a cube in four dimensions have, if each coordinate has two values?",
                regions(9, 1, -1),
                regions(9, 1, 3),
                regions(9, 1, 23),
                regions(9, 1, 55),
                regions(9, 1, 72),
                regions(9, 1, 15),
            ),
            *several(
                "The third question is about the corners that are not reached.",
                regions(9, 1, 9),
                regions(9, 1, 16),
            ),
            *several(
                "Not every corner is reached. Count the corners of the cube, and compare their number with that of "
                "your regions.",
                regions(9, 1, 0),
            ),
            *several(
                "This is what four lines leave over when they make as many regions as they can. Compare the number of "
                "corners with that of your own regions.",
                regions(9, 1, 5),
            ),
            *several(
                "Every region reaches one corner, and no two regions the same one. Compare the number of corners with "
                "that of your regions; the bounded one counts as well.",
                regions(9, 1, 8),
                regions(9, 1, 6),
                regions(9, 1, 1),
                regions(9, 1, 2),
                regions(9, 1, 4),
                regions(9, 1, 10),
                regions(9, 1, 12),
            ),
        ],
        right=[
            "n_regions, n_closed, n_empty_corners = 9.0, 1.0, 7.0",
            "n_regions = 2 + 1 + 3 + 3\nn_closed = n_regions - 2 * 4\nn_empty_corners = 2**4 - n_regions",
        ],
    ),
    Task(
        name="forward",
        idea="Write the shape of each value on paper: inputs, hidden sums, hidden outputs, result. Where is a column "
        "of ones needed, and which matrix has to be transposed, so that all shapes fit?",
        section="A hidden layer makes a new feature space",
        returns="an array of shape (n, k), one row a sample",
        draw=draw_network,
        probes=2,
        edges=[  # one output, which keeps its column
            (
                np.array([[0.5, -1.2], [1.1, 0.3], [-0.7, 0.9]]),
                np.array([[0.2, 1.1, -0.6], [-0.4, 0.7, 0.9], [0.3, -0.8, 0.5], [-0.1, 0.6, -1.3]]),
                np.array([[0.25, -0.9, 0.45, 1.2, -0.35]]),
                0.8,
            )
        ],
        kinds=(),
        wrong=[
            Wrong(
                "All values are right, but a network with a single output still has a column for it: the result is an "
                "array of shape (n, k), whatever n and k are.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return (z @ U2[:, 1:].T + U2[:, 0]).squeeze()",
            ),
            *several(
                "The shape is right, but the hidden layer has no activation here, so the two layers collapse into one.",
                forward("a * (X @ U1[:, 1:].T + U1[:, 0])"),
                forward("X @ U1[:, 1:].T + U1[:, 0]"),
            ),
            Wrong(
                "You added the biases of the hidden neurons after their activation. They belong to the weighted sum, "
                "which comes before it.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T)) + U1[:, 0]\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The slope parameter multiplies all of the weighted sum but the bias. It should multiply the bias as "
                "well.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T) + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The slope parameter belongs inside the activation. Outside, it only scales the hidden outputs.",
                "def forward(X, U1, U2, a):\n    z = a * np.tanh(X @ U1[:, 1:].T + U1[:, 0])\n"
                "    return z @ U2[:, 1:].T + U2[:, 0]",
            ),
            Wrong(
                "The hidden layer is right, but the outputs went through an activation as well. This network "
                "approximates a function, so its outputs may be any number.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return np.tanh(a * (z @ U2[:, 1:].T + U2[:, 0]))",
            ),
            Wrong(
                "You took the biases from the last column of each matrix. Here they come first.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, :-1].T + U1[:, -1]))\n"
                "    return z @ U2[:, :-1].T + U2[:, -1]",
            ),
            Wrong(
                "The hidden layer is right, but the output layer has no bias. What does the first column of its "
                "matrix hold?",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return z @ U2[:, 1:].T",
            ),
            Wrong(
                "The values are right, but in the result samples should be rows: yours are columns.",
                "def forward(X, U1, U2, a):\n    z = np.tanh(a * (X @ U1[:, 1:].T + U1[:, 0]))\n"
                "    return (z @ U2[:, 1:].T + U2[:, 0]).T",
            ),
            *several(
                "Your hidden outputs are those of the slope parameter 1. Where does a belong?",
                forward("np.tanh(X @ U1[:, 1:].T + U1[:, 0])"),
            ),
            *several(
                "The outputs of your hidden neurons are never negative; those of tanh are. Which activation does the "
                "task name?",
                forward("sigmoid(a * (X @ U1[:, 1:].T + U1[:, 0]))"),
                forward("sigmoid(2 * a * (X @ U1[:, 1:].T + U1[:, 0]))"),
                forward("sigmoid(X @ U1[:, 1:].T + U1[:, 0])"),
                forward("np.maximum(0, a * (X @ U1[:, 1:].T + U1[:, 0]))"),
            ),
            *several(
                "The slope parameter belongs inside the activation of the hidden neurons, and nowhere else; the output "
                "neurons have no activation. What else do you multiply by it?",
                forward(Z, "a * (z @ U2[:, 1:].T + U2[:, 0])"),
                forward("np.tanh(X @ U1[:, 1:].T + U1[:, 0])", "a * (z @ U2[:, 1:].T + U2[:, 0])"),
                forward(Z, "a * z @ U2[:, 1:].T + U2[:, 0]"),
            ),
            *several(
                "The outputs went through an activation. This network approximates a function, so its outputs may be "
                "any number.",
                forward(Z, "np.tanh(z @ U2[:, 1:].T + U2[:, 0])"),
                forward(Z, "sigmoid(z @ U2[:, 1:].T + U2[:, 0])"),
                forward(Z, "sigmoid(a * (z @ U2[:, 1:].T + U2[:, 0]))"),
            ),
            *several(
                "There is no bias in either layer. What does the first column of each matrix hold?",
                forward("np.tanh(a * (X @ U1[:, 1:].T))", "z @ U2[:, 1:].T"),
            ),
            *several(
                "The output layer is right, but the hidden neurons have no bias. What does the first column of their "
                "matrix hold?",
                forward("np.tanh(a * (X @ U1[:, 1:].T))"),
            ),
            *several(
                "In one of the layers, or in both, the biases have the opposite sign. They are added as they stand.",
                forward("np.tanh(a * (X @ U1[:, 1:].T - U1[:, 0]))", "z @ U2[:, 1:].T - U2[:, 0]"),
                forward("np.tanh(a * (X @ U1[:, 1:].T - U1[:, 0]))"),
                forward(Z, "z @ U2[:, 1:].T - U2[:, 0]"),
            ),
            *several(
                "In one of the two layers you took the biases from the last column. In both they come first.",
                forward("np.tanh(a * (X @ U1[:, :-1].T + U1[:, -1]))"),
                forward(Z, "z @ U2[:, :-1].T + U2[:, -1]"),
            ),
            *several(
                "The 1 that is multiplied by the biases of the output layer has gone through the activation of the "
                "hidden layer. When is it put in front?",
                forward("np.tanh(a * with_one(with_one(X) @ U1.T))", "z @ U2.T"),
            ),
            *several(
                "The inputs, and perhaps the 1 of the biases with them, go through the activation before they are "
                "weighted. They stay as they are: the activation comes after the weighted sum.",
                forward("np.tanh(a * X) @ U1[:, 1:].T + U1[:, 0]"),
                forward("np.tanh(a * with_one(X)) @ U1.T"),
            ),
            *several(
                "The slope parameter multiplies the weighted sum. Yours divides it, or is added to it.",
                forward("np.tanh((X @ U1[:, 1:].T + U1[:, 0]) / a)"),
                forward("np.tanh(a + X @ U1[:, 1:].T + U1[:, 0])"),
            ),
            *several(
                "Your activation has another slope than tanh(a s) at 0. Is a applied once, and if you wrote tanh with "
                "exponentials, which exponents does it have?",
                forward("np.tanh(a * a * (X @ U1[:, 1:].T + U1[:, 0]))"),
                forward("np.tanh(a / 2 * (X @ U1[:, 1:].T + U1[:, 0]))"),
                forward("np.tanh(2 * a * (X @ U1[:, 1:].T + U1[:, 0]))"),
            ),
            *several(
                "Your hidden neurons jump from one value to another. Their activation is smooth.",
                forward("np.where(a * (X @ U1[:, 1:].T + U1[:, 0]) >= 0, 1, -1)"),
                forward("np.where(a * (X @ U1[:, 1:].T + U1[:, 0]) >= 0, 1, 0)"),
            ),
            *several(
                "Neither layer has the activation, or the slope, that the task names: the hidden neurons have tanh(a "
                "s), and the output neurons have none.",
                forward("np.tanh(X @ U1[:, 1:].T + U1[:, 0])", "np.tanh(z @ U2[:, 1:].T + U2[:, 0])"),
                forward("X @ U1[:, 1:].T + U1[:, 0]", "np.tanh(a * (z @ U2[:, 1:].T + U2[:, 0]))"),
                forward("sigmoid(a * (X @ U1[:, 1:].T + U1[:, 0]))", "sigmoid(a * (z @ U2[:, 1:].T + U2[:, 0]))"),
                forward("sigmoid(X @ U1[:, 1:].T + U1[:, 0])", "sigmoid(z @ U2[:, 1:].T + U2[:, 0])"),
            ),
            *several(
                "You return the outputs of the hidden layer. What does the output layer make of them?",
                forward(Z, "z"),
            ),
            *several(
                "Both layers are there, but you return the hidden outputs as well. The task asks for the outputs "
                "alone.",
                forward(Z, "z, z @ U2[:, 1:].T + U2[:, 0]"),
                forward(Z, "z @ U2[:, 1:].T + U2[:, 0], z"),
            ),
            *several(
                "You return one output of each sample, or all in one row. The result has a row for each sample and a "
                "column for each output neuron.",
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0])[:, 0]"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0]).ravel()"),
            ),
            *several(
                "You add up the outputs of a sample, or take their mean. Each output neuron has a column of its own.",
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0]).sum(axis=1)"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0]).mean(axis=1)"),
            ),
            *several(
                "The result has a single row. There is one for each sample: is `return` inside a loop, or are the "
                "samples taken together?",
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0])[0]"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0])[:1]"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0])[-1]"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0]).mean(axis=0)"),
                forward(Z, "(z @ U2[:, 1:].T + U2[:, 0]).sum(axis=0)"),
            ),
            *several(
                "The shapes do not fit. A row of a matrix holds the weights of one neuron, the bias first, and a row "
                "of X one sample. Is a matrix to be transposed, or is the column of ones missing that the biases "
                "multiply?",
                forward("np.tanh(a * (with_one(X) @ U1))", "with_one(z) @ U2"),
            ),
            *several(
                "Arrays of these shapes cannot be added or multiplied entry by entry. Where do you need a matrix "
                "product, and along which axis do the neurons lie when you add their biases?",
                forward("np.tanh(a * (U1[:, 1:] @ X.T + U1[:, 0]))", "U2[:, 1:] @ z + U2[:, 0]"),
            ),
            *several(
                "Your function returns nothing, so what it computes is lost at its end. Is a `return` missing?",
                forward(Z, "None"),
            ),
        ],
        right=[
            "def forward(X, U1, U2, a):\n    return with_one(np.tanh(a * with_one(X) @ U1.T)) @ U2.T",
            "def forward(X, U1, U2, a):\n    rows = []\n    for x in X:\n"
            "        z = [np.tanh(a * np.dot(u, [1, *x])) for u in U1]\n"
            "        rows.append([np.dot(u, [1, *z]) for u in U2])\n    return rows",
        ],
    ),
    Task(
        name="cost",
        idea="Print `(o - y).shape` for three samples: NumPy stretched a column and a row into a table. Bring both "
        "arrays to the same shape before you subtract, then write the formula as it stands.",
        section="What a multi-layer perceptron adds",
        returns="one number",
        draw=draw_outputs,
        kinds=("n - 1",),
        wrong=[
            Wrong(
                "This is still the classmate's function: every output is compared with every target. With which "
                "target should an output be compared?",
                "def cost(o, y):\n    return np.mean((o - y) ** 2) / 2",
            ),
            Wrong(
                "The pairs are right now, but the result is larger than J by a constant factor. Compare it with the "
                "formula.",
                "def cost(o, y):\n    return np.mean((o[:, 0] - y) ** 2)",
            ),
            Wrong(
                "The pairs are right now, but J is a mean, not a sum: it must not grow with the number of samples.",
                "def cost(o, y):\n    return np.sum((o[:, 0] - y) ** 2) / 2",
            ),
            Wrong(
                "You square the mean difference, so that differences of opposite sign cancel. Which numbers does the "
                "formula square?",
                "def cost(o, y):\n    return np.mean(o[:, 0] - y) ** 2 / 2",
            ),
            Wrong(
                "All pairs of an output and a target are still there. Dividing the sum of n times n squares by n does "
                "not remove the wrong ones.",
                "def cost(o, y):\n    return np.sum((o - y) ** 2) / (2 * len(y))",
            ),
            Wrong(
                "The pairs are right now, but you add up the sizes of the differences. J is made of their squares.",
                "def cost(o, y):\n    return np.mean(np.abs(o[:, 0] - y)) / 2",
            ),
            *several(
                "The pairs are right now, but J has both a mean and a half, and yours has neither. Compare the factor "
                "in front of the sum.",
                cost("np.sum((o[:, 0] - y) ** 2)"),
            ),
            *several(
                "The pairs are right now, but you divide by the number of samples twice: taking a mean does it "
                "already.",
                cost("np.mean((o[:, 0] - y) ** 2) / (2 * len(y))"),
                cost("np.mean((o[:, 0] - y) ** 2) / len(y)"),
            ),
            *several(
                "The pairs are right now, but you multiply by n where the formula divides by it. In Python `1 / 2 * "
                "n` is not `1 / (2 * n)`.",
                cost("np.sum((o[:, 0] - y) ** 2) / 2 * len(y)"),
            ),
            *several(
                "The pairs are right now, but the factor in front is not that of the formula. How often do you take "
                "the half?",
                cost("np.mean((o[:, 0] - y) ** 2) * 2"),
                cost("np.mean((o[:, 0] - y) ** 2) / 4"),
            ),
            *several(
                "The pairs are right now, but the sign is not: an objective of squares is never negative.",
                cost("-np.mean((o[:, 0] - y) ** 2) / 2"),
            ),
            *several(
                "You add up the differences themselves, and those of opposite sign cancel. What does the formula do "
                "with each difference first?",
                cost("np.mean(o[:, 0] - y) / 2"),
                cost("np.mean(y - o[:, 0]) / 2"),
                cost("np.mean(o[:, 0] - y)"),
                cost("np.mean(y - o[:, 0])"),
                cost("np.sum(o[:, 0] - y) / 2"),
            ),
            *several(
                "You square a sum of differences, so that differences of opposite sign cancel. Which numbers does the "
                "formula square?",
                cost("np.sum(o[:, 0] - y) ** 2 / (2 * len(y))"),
                cost("np.sum(o[:, 0] - y) ** 2 / 2"),
                cost("np.mean(o[:, 0] - y) ** 2"),
            ),
            *several(
                "You square outputs and targets one by one, or the result as a whole. The formula squares each "
                "difference of an output and its target, and nothing else.",
                cost("np.mean(o[:, 0] ** 2 - y**2) / 2"),
                cost("np.mean((o[:, 0] - y) ** 2 / 2) ** 2"),
                cost("abs(np.mean(o[:, 0] ** 2 - y**2)) / 2"),
            ),
            *several(
                "You add up the sizes of the differences. J is made of their squares.",
                cost("np.mean(np.abs(o[:, 0] - y))"),
                cost("np.sum(np.abs(o[:, 0] - y)) / 2"),
                cost("np.mean(np.abs(o - y)) / 2"),
                cost("np.sum(np.abs(o[:, 0] - y))"),
                cost("np.mean(np.abs(o - y))"),
            ),
            *several(
                "You take a root. J is made of squares and stays so.",
                cost("np.sqrt(np.mean((o[:, 0] - y) ** 2) / 2)"),
                cost("np.sqrt(np.mean((o[:, 0] - y) ** 2)) / 2"),
                cost("np.sqrt(np.mean((o[:, 0] - y) ** 2))"),
                cost("np.linalg.norm(o[:, 0] - y)"),
                cost("np.linalg.norm(o[:, 0] - y) / 2"),
                cost("np.linalg.norm(o[:, 0] - y) / (2 * len(y))"),
                cost("np.sqrt(np.mean((o - y) ** 2)) / 2"),
            ),
            *several(
                "Every output is still compared with every target, and the factor is not that of the formula either. "
                "What shape does the difference have?",
                cost("np.mean((o - y) ** 2)"),
                cost("np.sum((o - y) ** 2) / 2"),
                cost("np.sum((o - y) ** 2)"),
                cost("np.sum((o - y) ** 2) / len(y)"),
            ),
            *several(
                "You return a square array made of differences, or one number for each of its rows or columns. There "
                "should be one difference a sample, and one number in the end.",
                cost("np.mean((o - y) ** 2, axis=0) / 2"),
                cost("np.mean((o - y) ** 2, axis=1) / 2"),
                cost("(o - y) ** 2 / 2"),
                cost("(o - y) ** 2"),
                cost("o - y"),
                cost("(o - y) ** 2 / (2 * len(y))"),
                cost("(o - y) @ (o - y) / (2 * len(y))"),
                cost("(o - y).T @ (o - y) / (2 * len(y))"),
                cost("np.sum((o - y) ** 2, axis=1) / 2"),
                cost("np.sum((o - y) ** 2, axis=0) / 2"),
            ),
            *several(
                "You return one number for each sample, a term of the sum or a difference. J is one number.",
                cost("(o[:, 0] - y) ** 2 / 2"),
                cost("(o[:, 0] - y) ** 2"),
                cost("(o[:, 0] - y) ** 2 / (2 * len(y))"),
                cost("(o - y[:, None]) ** 2 / 2"),
                cost("(o - y[:, None]) ** 2"),
                cost("(o - y[:, None]) ** 2 / (2 * len(y))"),
                cost("o[:, 0] - y"),
                cost("o - y[:, None]"),
            ),
            *several(
                "You compare every target with the same output. Each sample has its own.",
                cost("np.mean((o[0] - y) ** 2) / 2"),
                cost("np.mean((o[-1] - y) ** 2) / 2"),
                cost("np.mean((np.mean(o) - y) ** 2) / 2"),
            ),
            *several(
                "You compare every output with the same target. Each sample has its own.",
                cost("np.mean((o - y[0]) ** 2) / 2"),
                cost("np.mean((o - y[-1]) ** 2) / 2"),
                cost("np.mean((o - np.mean(y)) ** 2) / 2"),
            ),
            *several(
                "Only the first sample is counted. If you use a loop, how far is the `return` indented?",
                cost("(o[0, 0] - y[0]) ** 2 / (2 * len(y))"),
                cost("(o[0, 0] - y[0]) ** 2 / 2"),
                cost("(o[0, 0] - y[0]) ** 2 / len(y)"),
                cost("(o[0, 0] - y[0]) ** 2"),
            ),
            *several(
                "Only the last sample is counted. If you use a loop, does each term come on top of those before it?",
                cost("(o[-1, 0] - y[-1]) ** 2 / (2 * len(y))"),
                cost("(o[-1, 0] - y[-1]) ** 2 / 2"),
                cost("(o[-1, 0] - y[-1]) ** 2"),
            ),
            *several(
                "One sample is missing from your sum. With which index does a loop over all samples begin, and with "
                "which does it end?",
                cost("np.sum((o[1:, 0] - y[1:]) ** 2) / (2 * len(y))"),
                cost("np.sum((o[:-1, 0] - y[:-1]) ** 2) / (2 * len(y))"),
            ),
            *several(
                "You add the targets to the outputs. An error is a difference.",
                cost("np.mean((o[:, 0] + y) ** 2) / 2"),
            ),
            *several(
                "You sort or turn the samples, so an output meets the target of another sample.",
                cost("np.mean((np.sort(o[:, 0]) - np.sort(y)) ** 2) / 2"),
                cost("np.mean((o[::-1, 0] - y) ** 2) / 2"),
            ),
            *several(
                "You turn the outputs into decisions, 0 or 1, before you compare. J counts how far each output is "
                "from its target.",
                cost("np.mean(((o[:, 0] > 0.5) - y) ** 2) / 2"),
                cost("np.mean((o[:, 0] > 0.5) != y)"),
            ),
            *several(
                "This is another objective, which takes logarithms of the outputs. The formula of the task has "
                "squares.",
                cost("-np.mean(y * np.log(o[:, 0]) + (1 - y) * np.log(1 - o[:, 0]))"),
                cost("-np.sum(y * np.log(o[:, 0]) + (1 - y) * np.log(1 - o[:, 0]))"),
                cost("-np.mean(y * np.log(o[:, 0]) + (1 - y) * np.log(1 - o[:, 0])) / 2"),
            ),
            *several(
                "You raise the differences to another power than the formula does.",
                cost("np.mean((o[:, 0] - y) ** 3) / 2"),
                cost("np.mean((o[:, 0] - y) ** 4) / 2"),
            ),
            *several(
                "A product of arrays of these shapes does not exist. Give both the same shape first, and write it "
                "beside each of them.",
                cost("(o - y[:, None]) @ (o - y[:, None]) / (2 * len(y))"),
                cost("np.dot(o - y[:, None], o - y[:, None]) / (2 * len(y))"),
            ),
            *several(
                "An index reaches past the end. Both arrays are counted from 0, and the outputs have a single "
                "column: which index is it?",
                cost("np.mean((o[:, 1] - y) ** 2) / 2"),
            ),
            *several(
                "An array has no more indices than axes. The outputs have two axes, and how many have the targets?",
                cost("np.sum((o[:, 0] - y[:, 0]) ** 2) / (2 * len(y))"),
            ),
            *several(
                "Your function returns nothing, so what it computes is lost at its end. Is a `return` missing?",
                cost("None"),
            ),
        ],
        right=[
            "def cost(o, y):\n    return np.sum((o - y[:, None]) ** 2) / (2 * len(y))",
            "def cost(o, y):\n    return sum((a - b) ** 2 for a, b in zip(o.ravel(), y)) / 2 / len(y)",
            "def cost(o, y):\n    d = np.squeeze(o) - y\n    return d @ d / (2 * d.size)",
        ],
    ),
    Task(
        name="diagnosis",
        idea="Two comparisons settle each network: its training error with the noise, and its two errors with each "
        "other. Write both results beside each row of the table before you choose a letter.",
        section="Underfitting and overfitting",
        returns="four letters as one text",
        kinds=(),
        wrong=[
            *diagnoses(),
            *several(
                "Four networks, four letters: one stands for each of them, also where two have the same.",
                'diagnosis = "uof"',
                'diagnosis = "uofff"',
                'diagnosis = "uo"',
                'diagnosis = "uffu"[1:]',
            ),
        ],
        right=['diagnosis = " uoff"', "diagnosis = 'u' + 'o' + 2 * 'f'"],
    ),
    Task(
        name="names",
        idea="Draw the network as columns of circles. Which columns compute, and which of those are invisible from "
        "outside? For the weights, take neighbouring columns in pairs and ask what one circle on the right "
        "needs.",
        section="Counting layers: two-layer perceptron, deep network",
        returns="four values: two counts, a truth value and a count",
        kinds=("order",),
        wrong=[
            *several(
                "For the name, the inputs were counted as a layer, but they do not compute.",
                names(4, 6, True, 102),
            ),
            *several(
                "You count one hidden layer too many. Hidden are the layers between the inputs and the outputs: "
                "neither of these two is one.",
                names(5, 5, True, 102),
                names(5, 6, True, 102),
            ),
            *several(
                "Neither the inputs nor the outputs are hidden. Which of the sizes remain?",
                names(6, 6, True, 102),
                names(6, 7, True, 102),
            ),
            *several(
                "You have overlooked a hidden layer. Two layers of the same size are two layers.",
                names(3, 4, False, 102),
                names(3, 5, False, 102),
                names(2, 3, False, 102),
            ),
            *several(
                "You counted neurons. How many layers do they form?",
                names(16, 5, True, 102),
                names(18, 5, True, 102),
                names(22, 5, True, 102),
                names(24, 5, True, 102),
                names(4, 18, True, 102),
                names(4, 24, True, 102),
                names(4, 16, True, 102),
            ),
            *several(
                "A network is named after all layers that compute. The hidden ones do, and so does one more.",
                names(4, 4, True, 102),
            ),
            *several(
                "For the name, count the layers that compute: those which have a matrix of weights of their own.",
                names(4, 7, True, 102),
                names(4, 3, True, 102),
                names(4, 2, True, 102),
            ),
            *several(
                "Look again at where this course begins to call a network deep.",
                *(names(4, 5, False, n) for n in (102, 84, 18, 89, 88, 97, 100, 125, 129, 106, 108)),
            ),
            *several(
                "`deep` is asked for as a truth value, `True` or `False` without quotation marks.",
                'n_hidden, n_layers, deep, n_weights = 4, 5, "True", 102',
                'n_hidden, n_layers, deep, n_weights = 4, 5, "yes", 102',
                'n_hidden, n_layers, deep, n_weights = 4, 5, "False", 102',
                'n_hidden, n_layers, deep, n_weights = 4, 5, "no", 102',
            ),
            *several(
                "The number of weights leaves out the biases.",
                names(4, 5, True, 84),
            ),
            *several(
                "Some of the neurons seem to have no bias in your count. Every neuron has one, in the first layer, "
                "in the hidden ones and in the last.",
                *(names(4, 5, True, 102 - n) for n in (5, 2, 7)),
            ),
            *several(
                "You counted four to six biases, about one a layer. Does a bias belong to a layer or to a neuron, "
                "and to which neurons?",
                names(4, 5, True, 89),
                names(4, 5, True, 88),
                names(4, 5, True, 90),
            ),
            *several(
                "You counted weights that lead into the constant inputs, the ones for the biases. Nothing leads into a "
                "constant.",
                names(4, 5, True, 129),
                names(4, 5, True, 125),
                names(4, 5, True, 127),
            ),
            *several(
                "In your count the inputs seem to have biases, and the outputs perhaps none. A bias comes on top of "
                "what a neuron reads, not on top of the neurons. So inputs have no biases, but outputs do.",
                names(4, 5, True, 106),
                names(4, 5, True, 108),
            ),
            *several(
                "One of the matrices seems to be missing from your sum. There is one between any two neighbouring "
                "sizes, from the inputs to the outputs.",
                *(names(4, 5, True, n) for n in (67, 78, 82, 87, 94, 54, 76)),
            ),
            *several(
                "The last number is that of the neurons, or of the units. A neuron has a weight for each of its "
                "inputs, and a bias.",
                names(4, 5, True, 18),
                names(4, 5, True, 24),
                names(4, 5, True, 16),
                names(4, 5, True, 23),
                names(4, 5, True, 29),
            ),
            *several(
                "You multiplied the sizes, all of them or nearly all. Only neighbouring layers are joined, and the "
                "matrices are counted one after the other.",
                names(4, 5, True, 2880),
                names(4, 5, True, 7 * 6 * 5 * 5 * 4 * 2),
                names(4, 5, True, 7 * 6 * 5 * 5 * 4 * 3),
                names(4, 5, True, 1440),
                names(4, 5, True, 480),
            ),
            *several(
                "The last number is that of the layers. How many weights does the matrix of each of them hold?",
                names(4, 5, True, 5),
                names(4, 5, True, 6),
            ),
        ],
        right=[
            "n_hidden, n_layers, deep, n_weights = 4, 5, 1, 7 * 5 + 6 * 4 + 5 * 4 + 5 * 3 + 4 * 2",
            "sizes = [6, 5, 4, 4, 3, 2]\nn_hidden = len(sizes) - 2\nn_layers = len(sizes) - 1\ndeep = n_hidden >= 4\n"
            "n_weights = sum((d + 1) * p for d, p in zip(sizes, sizes[1:]))",
        ],
    ),
    Task(
        name="trained",
        idea="Write a loop of two lines, gradients and update, and print the error every hundred rounds. If it falls, "
        "go on; if it jumps, shorten the steps; if it hardly moves, lengthen them or add momentum.",
        section="Learning XOR",
        returns="a list of two matrices, from which five truth values follow",
        kinds=(),
        wrong=[
            *several(
                "The weights are still those at the start, so nothing has been trained. If your loop ran, does it put "
                "the new matrices into `trained`?",
                "trained = [U.copy() for U in start]",
            ),
            *several(
                "Both matrices have changed, but the error has grown, or is no number any more. Print it after each "
                "step. If it rises steadily from the start, in which direction do the steps go? If it jumps, or "
                "falls first and rises later, are the steps too long, or is the gradient that of other matrices than "
                "the present ones? If it falls throughout, does `trained` hold the matrices of the last step?",
                train("trained = [U + 1.0 * g for U, g in zip(trained, gradients(trained))]"),
            ),
            *several(
                "Both matrices have changed and the error has not grown, but some of the eight outputs are still "
                "wrong. Print the error after each step. If it is still falling, more or longer steps are needed. If "
                "it has stopped, does each step begin where the last one ended, with a gradient computed there for "
                "both matrices, and does anything else change them?",
                train("trained = [U - 0.1 * g for U, g in zip(trained, gradients(trained))]", 100),
            ),
            *several(
                "All eight outputs are right, but the error is not yet below the target. More steps of plain gradient "
                "descent in both matrices let it fall after the last mistake as well, because confidence still grows.",
                "trained = [U.copy() for U in start]\nwhile not report(trained)[0]:\n"
                "    trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained))]",
            ),
            *several(
                "Only the output layer has been trained. It reads features that were not fitted to the task.",
                train("trained[1] = trained[1] - 1.0 * gradients(trained)[1]"),
                train("trained[1] = trained[1] + 1.0 * gradients(trained)[1]"),
            ),
            *several(
                "Only the hidden layer has been trained. The output layer still has the weights of the start.",
                train("trained[0] = trained[0] - 0.1 * gradients(trained)[0]"),
                train("trained[0] = trained[0] - 1.0 * gradients(trained)[0]", 5000),
                train("trained[0] = trained[0] + 1.0 * gradients(trained)[0]"),
            ),
            *several(
                "`trained` should hold two matrices, first that of the hidden layer and then that of the output "
                "layer, each of the shape that it has in `start`. Are they exchanged, transposed, or is one of them "
                "missing?",
                "trained = [start[1].copy(), start[0].copy()]",
            ),
            *several(
                "`trained` is None. If a function trains the network, does it return the matrices?",
                "trained = None",
            ),
            *several(
                "`trained` is not a list of matrices. Leave the matrices themselves in it, not the error, a number or "
                "a function.",
                "trained = 0.004",
            ),
        ],
        right=[
            "trained = [U.copy() for U in start]\nspeed = [np.zeros_like(U) for U in start]\n"
            "while error(trained) > 0.004:\n"
            "    for U, v, g in zip(trained, speed, gradients(trained)):\n        v *= 0.9\n        v -= 0.3 * g\n"
            "        U += v",
            "trained = start\nwhile error(trained) >= 0.001:\n    g1, g2 = gradients(trained)\n"
            "    trained[0] -= 2 * g1\n    trained[1] -= 2 * g2",
        ],
        survivors={
            "for _ in range(1001):": "another right answer: one step more",
            "trained = [U - 2.0 * g for U, g in zip(trained, gradients(trained), strict=True)]": (
                "another right answer: a larger rate, and the target is reached sooner"
            ),
            "trained = [U - 1.0 * g for U, g in zip(trained, gradients(trained), strict=False)]": (
                "the two lists have the same length, so this changes nothing"
            ),
        },
    ),
    Task(
        name="folds",
        idea="Follow the input from layer to layer, and note on which of the three pieces it lies each time: the "
        "slopes of those pieces multiply. Each layer sends every piece once through the whole zigzag.",
        section="neurons: Shallow and deep networks",
        returns="four numbers",
        wrong=slips(
            {"value": 0.85, "slope": -27, "pieces": 81, "one_layer": 80},
            {
                "value": [
                    ("That is the output of the first layer. What does the second one make of it?", 0.95),
                    ("You have gone through three layers. The first question names fewer.", 0.55),
                    ("You squared the output. The second layer is applied to it instead.", 0.9025),
                    ("You added up two layers. The second one gets the output of the first.", 1.9),
                    ("Which of the ReLUs are active at the output of the first layer? You left out one.", -0.85),
                    ("You let the first ReLU alone act. Where the others begin, the zigzag bends.", 3.15, 2.85),
                    ("Are both inputs on the piece that you took? Mark the places of the two bends.", 0.15, 0.05),
                ],
                "slope": [
                    ("On how many of the three pieces does the function fall? Mind the signs of the slopes.", 27),
                    (
                        "The slopes of maps inside one another multiply, one for each layer and each with its sign. "
                        "Did you add them, or leave one out?",
                        3,
                        9,
                    ),
                    ("You took two layers. The second question names one more.", -9),
                    ("That is the slope of the first layer alone.", -3),
                    ("You took four layers. The second question names one fewer.", -81, 81),
                    ("The slope of a piece is what its active ReLUs add up to, not the weight of the last one.", -108),
                ],
                "pieces": [
                    ("Every further layer multiplies the number of pieces; it does not add to it.", 12, 13),
                    (
                        "That is what doubling from layer to layer gives. How many times does this zigzag run through "
                        "the interval?",
                        16,
                    ),
                    ("That is for one layer fewer than the question names.", 27),
                    ("That is for one layer more than the question names.", 243),
                    ("Are base and exponent exchanged: which number is multiplied, and how many times?", 64),
                    ("Did you count the bends? Between two ends there is one more piece than there are bends.", 80),
                    (
                        "One ReLU of each layer bends nothing inside: its bend is at the end of the interval.",
                        256,
                    ),
                ],
                "one_layer": [
                    ("That is the number of pieces. How many bends lie between so many?", 81),
                    ("A single ReLU bends the function in one place. How many bends are needed?", 12, 4, 3),
                    ("Between two ends there is one bend fewer than there are pieces, not two.", 79),
                    ("You added one to the number of pieces. Are there more bends than pieces?", 82),
                    ("For how many layers is this? The question names four.", 26, 242),
                    (
                        "That is what doubling from layer to layer gives. How many times does this zigzag run through "
                        "the interval?",
                        15,
                    ),
                    ("One ReLU is enough for a bend; you gave each bend or piece two of them.", 160, 162),
                ],
            },
        ),
        right=[
            "value = 0.85\nslope = -27.0\npieces = 81\none_layer = 80",
            """def zigzag(x):
    return 3 * max(0, x) - 6 * max(0, x - 1 / 3) + 6 * max(0, x - 2 / 3)


value = zigzag(zigzag(0.35))
slope = (zigzag(zigzag(zigzag(0.3501))) - zigzag(zigzag(zigzag(0.3499)))) / 0.0002
pieces = 3 * 3 * 3 * 3
one_layer = pieces - 1""",
        ],
    ),
    Task(
        name="templates",
        idea="Near the input, a ReLU that is active passes its sum on, and one that is silent contributes nothing. So "
        "keep some rows of the first matrix, multiply, and see to the biases of both layers.",
        section="mlp_digits: Several layers are maps, one inside the other",
        returns="a matrix with a row for each output and a column for the bias and each input",
        draw=draw_relus,
        edges=[
            (np.array([0.7]), np.array([[0.3, 1.1]]), np.array([[0.4, -0.9]])),
            (np.array([0.7, -0.2]), np.array([[-0.3, -1.1, 0.6]]), np.array([[0.4, -0.9], [-0.6, 0.8]])),
        ],
        wrong=told(
            TEMPLATES,
            (
                "Your function changes `x`, `U1` or `U2`, which belong to its caller and must stay as they are. Work "
                "on copies, and then see whether the matrix is right.",
                ("    V = (", "    U2 += 1\n    V = ("),
            ),
            (
                "You multiply the matrices as if there were no ReLUs. What does a silent neuron contribute?",
                (" * active", ""),
            ),
            (
                "You keep the neurons that are silent, and drop those that are active.",
                ("> 0", "< 0"),
            ),
            (
                "Whether a neuron is active depends on its whole sum, the bias included.",
                (" + U1[:, 0] > 0", " > 0"),
            ),
            (
                "The biases of the output neurons are missing.",
                ("    V[:, 0] += U2[:, 0]\n", ""),
            ),
            (
                "The biases of the hidden neurons are missing: those of the active ones reach the outputs as well.",
                ("V[:, 0] += U2[:, 0]", "V[:, 0] = U2[:, 0]"),
            ),
            (
                "All hidden biases reach the outputs in your layer, even those of the silent neurons.",
                ("V[:, 0] += U2[:, 0]", "V[:, 0] = U2[:, 0] + U2[:, 1:] @ U1[:, 0]"),
            ),
            (
                "You add the bias of an output to every weight. It belongs to the first column.",
                ("V[:, 0] += U2[:, 0]", "V += U2[:, :1]"),
            ),
            (
                "You weight each neuron with its output. An active one passes its weights on as they are.",
                ("active = U1[:, 1:] @ x + U1[:, 0] > 0", "active = np.maximum(0, U1[:, 1:] @ x + U1[:, 0])"),
            ),
            (
                "A silent neuron contributes nothing; with you it contributes the opposite.",
                ("active = U1[:, 1:] @ x + U1[:, 0] > 0", "active = np.sign(U1[:, 1:] @ x + U1[:, 0])"),
            ),
            (
                "You weight the neurons with a sigmoid. A ReLU has only two slopes.",
                ("active = U1[:, 1:] @ x + U1[:, 0] > 0", "active = sigmoid(U1[:, 1:] @ x + U1[:, 0])"),
            ),
            (
                "You apply the ReLU to the weights. It acts on the sum of a neuron, as a whole.",
                ("(U2[:, 1:] * active) @ U1", "U2[:, 1:] @ np.maximum(0, U1)"),
            ),
            (
                "You let each product of weight and input through a ReLU of its own. It acts on their sum.",
                (
                    "(U2[:, 1:] * active) @ U1",
                    "U2[:, 1:] @ (U1 * (U1 * np.append(1, x) > 0))",
                ),
            ),
            (
                "You put a ReLU behind the outputs as well. They are weighted sums.",
                ("return V", "return V * (V @ np.append(1, x) > 0)[:, None]"),
            ),
            (
                "Your layer has no column for the biases.",
                ("return V", "return V[:, 1:]"),
            ),
            (
                "The biases should be in the first column, not in the last.",
                ("return V", "return np.roll(V, -1, axis=1)"),
            ),
            (
                "You return one column for each output. A neuron of a layer is a row.",
                ("return V", "return V.T"),
            ),
            (
                "You return the sums at this input. The layer was asked for that computes them.",
                ("return V", "return V @ np.append(1, x)"),
            ),
            (
                "You multiplied the weights with the input. They should not contain it: the same layer serves its "
                "neighbours.",
                ("return V", "return V * np.append(1, x)"),
            ),
            (
                "Your layer gives the right sums at this input, but not at its neighbours.",
                ("return V", "a = np.append(1, x)\n    return np.outer(V @ a, a) / (a @ a)"),
            ),
            (
                "You return only the rows of the first layer that are active. What do the outputs make of them?",
                ("return V", "return U1 * active[:, None]"),
            ),
        ),
        right=[
            """def templates(x, U1, U2):
    V = np.zeros((len(U2), len(x) + 1))
    for k, row in enumerate(U2):
        V[k, 0] = row[0]
        for u, w in zip(row[1:], U1):
            if w[0] + sum(w[1:] * x) > 0:
                V[k] += u * w
    return V""",
            """def templates(x, U1, U2):
    def sums(x):
        return U2[:, 1:] @ np.maximum(0, U1[:, 1:] @ x + U1[:, 0]) + U2[:, 0]

    steps = 1e-4 * np.eye(len(x))
    slopes = np.column_stack([(sums(x + h) - sums(x - h)) / 2e-4 for h in steps])
    return np.column_stack([sums(x) - slopes @ x, slopes])""",
            """def templates(x, U1, U2):
    silent = U1 @ np.r_[1.0, x] < 0
    kept = np.where(silent[:, None], 0.0, U1)
    constant = np.zeros((1, U1.shape[1]))
    constant[0, 0] = 1
    return U2 @ np.vstack([constant, kept])""",
        ],
        survivors={
            "active = U1[:, 1:] @ x + U1[:, 0] >= 0": "another right answer: no sum is 0",
        },
    ),
    Task(
        name="stop_at",
        idea="Go through the epochs in order, and remember the number of the one with the lowest loss so far. In each "
        "epoch ask how long ago that was, and whether this is the patience already.",
        section="mlp_generalisation: Early stopping",
        returns="two whole numbers: the epoch after which the training ends, and the epoch that is kept",
        draw=draw_losses,
        edges=[
            ([0.3, 0.5, 0.4, 0.45, 0.2, 0.1], 3),
            ([0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.5, 0.55], 3),
            ([0.7, 0.5, 0.6, 0.4], 1),
            ([0.8, 0.6, 0.6, 0.6, 0.5], 2),
            ([0.9, 0.6, 0.7, 0.5], 2),
            ([0.9, 0.5, 0.6, 0.5], 3),
            ([0.6, 0.5, 0.55, 0.56, 0.4, 0.7, 0.8, 0.9, 0.85], 2),
        ],
        wrong=[
            *told(
                STOP,
                (
                    "A loss that only equals the lowest one so far counts as a new minimum with you.",
                    ("losses[epoch] < losses[best]", "losses[epoch] <= losses[best]"),
                ),
                (
                    "You wait for one epoch too many. How many epochs without a new minimum does the patience allow?",
                    ("== patience", "> patience"),
                ),
                (
                    "You end the training one epoch too early. The patience counts the epochs after the one that was "
                    "lowest.",
                    ("epoch - best == patience", "epoch - best >= patience - 1"),
                ),
                (
                    "You compare each loss with the one before. It may be lower than that and still no new minimum.",
                    ("< losses[best]", "< losses[epoch - 1]"),
                ),
                (
                    "You compare each loss with the one before training. The lowest one so far is what counts.",
                    ("< losses[best]", "< losses[0]"),
                ),
                (
                    "You keep the weights of the lowest loss of all, which may come after the end. What can be known "
                    "when the training ends?",
                    ("return epoch, best", "return epoch, losses.index(min(losses))"),
                ),
                (
                    "You let the training go on to the last epoch every time. When is the patience exhausted?",
                    ("return epoch, best", "pass"),
                ),
                (
                    "You wait for the lowest loss of all, and count the patience from there. Which losses are known "
                    "when an epoch ends?",
                    (
                        "    best = 0\n",
                        "    best = losses.index(min(losses))\n"
                        "    return min(best + patience, len(losses) - 1), best\n",
                    ),
                ),
                (
                    "The last loss has no effect with you. Does your loop reach it?",
                    ("range(1, len(losses))", "range(1, len(losses) - 1)"),
                ),
                (
                    "When the patience is never exhausted, you keep the last of several equal losses. Only the first "
                    "of them is a new minimum.",
                    ("len(losses) - 1, best", "len(losses) - 1, len(losses) - 1 - losses[::-1].index(min(losses))"),
                ),
                (
                    "You keep the weights of the epoch in which the training ends. Which ones were the best so far?",
                    [("return epoch, best", "return epoch, epoch"), ("- 1, best", "- 1, len(losses) - 1")],
                    ("return epoch, best", "return epoch, epoch"),
                ),
                (
                    "You keep the weights of the epoch before the end. With more patience the best epoch lies further "
                    "back.",
                    ("return epoch, best", "return epoch, epoch - 1"),
                ),
                (
                    "The two numbers are exchanged.",
                    [("return epoch, best", "return best, epoch"), ("len(losses) - 1, best", "best, len(losses) - 1")],
                ),
                (
                    "Both numbers are too large by one, as when the epochs are counted from 1. Entry 0 is the "
                    "network before training.",
                    [("return epoch, best", "return epoch + 1, best + 1"), ("- 1, best", ", best + 1")],
                ),
                (
                    "When the patience is never exhausted, you return the number of losses. Which epoch is the last?",
                    ("len(losses) - 1, best", "len(losses), best"),
                ),
                (
                    "When the patience is never exhausted, you return nothing. How does such a training end?",
                    ("    return len(losses) - 1, best", "    return None"),
                ),
                (
                    "You return an epoch that is later than the last one. What happens when the losses end first?",
                    ("len(losses) - 1, best", "best + patience, best"),
                ),
                (
                    "You return the lowest loss in place of the number of its epoch.",
                    [("return epoch, best", "return epoch, losses[best]"), ("- 1, best", "- 1, losses[best]")],
                ),
                (
                    "You return one number. Two were asked for: where the training ends, and which epoch is kept.",
                    [("return epoch, best", "return epoch"), ("- 1, best", "- 1")],
                    [("return epoch, best", "return best"), ("len(losses) - 1, best", "best")],
                ),
                (
                    "You end the training at the first loss that is no new minimum. What is the patience for?",
                    ("epoch - best == patience", "True"),
                ),
                (
                    "You leave out the network before training. When no epoch is better, its weights are the best.",
                    [("best = 0", "best = 1"), ("range(1", "range(2")],
                ),
                (
                    "You take the highest loss for the best one.",
                    ("losses[epoch] < losses[best]", "losses[epoch] > losses[best]"),
                ),
            ),
            *told(
                COUNT,
                (
                    "You count all epochs that are no new minimum. The patience is about epochs in a row: what becomes "
                    "of the count when a new minimum comes?",
                    ("best, waited = epoch, 0", "best = epoch"),
                ),
                (
                    "You begin to count anew when a loss is lower than the one before. Only a new minimum ends the "
                    "waiting.",
                    (
                        "        else:",
                        "        elif losses[epoch] < losses[epoch - 1]:\n            waited = 0\n        else:",
                    ),
                ),
                (
                    "You count only the epochs in which the loss rises. One that falls without reaching a new minimum "
                    "counts as well.",
                    ("        else:", "        elif losses[epoch] > losses[epoch - 1]:"),
                ),
            ),
        ],
        right=[
            COUNT,
            """def stop_at(losses, patience):
    lows = [int(np.argmin(losses[: k + 1])) for k in range(len(losses))]
    ends = [k for k, low in enumerate(lows) if k - low == patience]
    end = ends[0] if ends else len(losses) - 1
    return end, lows[end]""",
            """def stop_at(losses, patience):
    lowest, kept, epoch = losses[0], 0, 0
    while epoch < len(losses) - 1 and epoch - kept < patience:
        epoch += 1
        if losses[epoch] < lowest:
            lowest, kept = losses[epoch], epoch
    return np.array([epoch, kept])""",
        ],
    ),
    Task(
        name="by_numbers",
        idea="Write the step down with letters first: the gradient of the penalised objective has two terms. For the "
        "noise ask by which factor each quantity changes, and whether a root is taken.",
        section="mlp_generalisation: Weight decay",
        returns="four numbers",
        wrong=slips(
            {"moved": 2.46, "left": 0.96**50, "strays": 0.15, "excess": 0.006},
            {
                "moved": [
                    (
                        "The step goes against the gradient of J. Which sign does this gradient have, and which the "
                        "step?",
                        2.34,
                    ),
                    ("That is the step without the penalty.", 2.56),
                    ("That is what the decay leaves. The gradient of J moves the weight as well.", 2.4),
                    ("You shrink the weight by λ alone. What is the gradient of the penalty multiplied by?", 1.56),
                    ("You subtract the same amount from each weight. Is the decay in proportion to it?", 2.52),
                    ("You took the penalty itself. Differentiate it.", 2.435),
                    ("You took the square of the weight. What is the derivative of the penalty?", 2.31),
                    ("Your decay is twice as strong as it should be. What becomes of the factor one half?", 2.36),
                    ("Your decay is half of what it should be. What becomes of the factor one half?", 2.51),
                    ("With you the decay makes the weight larger. On which side of 0 does the penalty pull?", 2.66),
                    ("You took the gradient of J without the learning rate.", 3.0),
                    (
                        "You let the weight shrink after the step. At which weight is the penalty's gradient taken?",
                        2.4576,
                    ),
                    ("You gave the change of the weight. Where is it afterwards?", -0.04, 0.04),
                ],
                "left": [
                    ("Each step takes a share of what is left, not of the weight at the start.", -1.0, 2.0),
                    (
                        "You leave nothing, or next to nothing. Each step takes a share of what is left: does the "
                        "learning rate make this share smaller?",
                        0.0,
                    ),
                    ("That is what one step leaves.", 0.96),
                    ("You gave what is lost. How much is left?", 1 - 0.96**50),
                    ("This is close. Take exactly as many factors as there are steps, and no approximation.", 0.96**49),
                    ("You took one step too many.", 0.96**51),
                    (
                        "You multiplied the factor by the number of steps. What do the factors of several steps do "
                        "together?",
                        48.0,
                    ),
                    ("You took the learning rate alone. By which factor does a step shrink the weight?", 0.9**50),
                    ("The factor lies the wrong way: the decay makes weights smaller.", 1.04**50),
                    ("Your decay is twice as strong as it should be. What becomes of the factor one half?", 0.92**50),
                    ("Your decay is half of what it should be. What becomes of the factor one half?", 0.98**50),
                ],
                "strays": [
                    ("You divided by the ratio of the sizes. Is it the variance that falls like this?", 0.05),
                    ("With more samples the estimate becomes better, not worse.", 1.35, 4.05),
                    ("The standard error depends on the number of samples.", 0.45),
                    ("You squared the ratio, where its root is taken.", 0.45 / 81),
                    ("The 0.45 belong to 6 samples already, not to a single one.", 0.45 / 54**0.5, 0.45 / 54),
                    ("You gave the error of a single sample.", 0.45 * 6**0.5),
                ],
                "excess": [
                    (
                        "Two things have changed, and the excess depends on both of them, without a root.",
                        0.024,
                    ),
                    ("Both changes lower the excess; they do not cancel.", 0.096),
                    ("Is one of the two factors under a root? It is the variance that counts here.", 0.012),
                    (
                        "You squared one of the two factors. Is the excess in proportion to it?",
                        0.0015,
                    ),
                    (
                        "Smaller steps and larger mini-batches lead closer to the minimum, not further away.",
                        1.536,
                        0.384,
                    ),
                ],
            },
        ),
        right=[
            "moved = 2.5 - 0.1 * (-0.6 + 0.4 * 2.5)\nleft = np.exp(50 * np.log(0.96))\n"
            "strays = 0.45 * np.sqrt(6 / 54)\nexcess = 0.096 * (0.05 / 0.2) * (10 / 40)",
            "moved, left, strays, excess = 2.46, 0.1299, 0.15, 0.006",
        ],
    ),
]
