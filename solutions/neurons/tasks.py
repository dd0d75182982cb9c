"""The marking of the exercise `neurons`: inputs, known mistakes with their messages, other right answers."""

import numpy as np

from mlgrading.child.tasks import Task, Wrong


def draw_synapses(rng):
    """Up to five exciting and up to three inhibiting inputs, few of these active, and a threshold within reach."""
    excite = rng.integers(0, 2, rng.integers(1, 6))
    inhibit = rng.random(rng.integers(0, 4)) < 0.25
    return excite.tolist(), inhibit.astype(int).tolist(), int(rng.integers(1, 4))


def draw_circle(rng):
    """A fully recurrent network of two to four neurons whose sums often meet the threshold, and some steps."""
    m = int(rng.integers(2, 5))
    W, theta = rng.integers(-1, 3, (m, m)), rng.integers(-1, 3, m)
    return W, theta, rng.integers(0, 2, m), int(rng.integers(1, 5))


def stepping(update: str, times: str = "steps") -> str:
    """The code of an answer that makes `update` so many times."""
    head = "def after(W, theta, start, steps):\n    h = np.array(start)\n"
    return f"{head}    for _ in range({times}):\n{update}    return h"


SWAP = np.array([[0, 1], [1, 0]])

TASKS = [
    Task(
        name="inhibition",
        returns="1 or 0",
        draw=draw_synapses,
        edges=[([1, 1], [], 2), ([1, 1, 1, 1], [0, 1], 1), ([1, 0], [0, 0], 2), ([], [], 1), ([1, 1, 1], [1, 1], 1)],
        probes=24,
        wrong=[
            Wrong(
                "Here an inhibiting input is weighed against the exciting ones, as with a negative weight. In 1943 it "
                "was a veto: no amount of excitation makes up for it.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) - sum(inhibit) >= theta)",
            ),
            Wrong(
                "Your neuron needs more than its threshold. What should happen when exactly so many inputs are active?",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) > theta and sum(inhibit) == 0)",
            ),
            Wrong(
                "Nothing can silence your neuron: the inhibiting inputs have no effect on it.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) >= theta)",
            ),
            Wrong(
                "Your neuron is only silenced when all its inhibiting inputs are active. How many does it take?",
                "def mp_neuron(excite, inhibit, theta):\n"
                "    silenced = len(inhibit) > 0 and all(inhibit)\n"
                "    return int(sum(excite) >= theta and not silenced)",
            ),
            Wrong(
                "Your neuron waits for all of its exciting inputs, whatever its threshold is.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(all(excite) and not any(inhibit))",
            ),
            Wrong(
                "The answers are exchanged: your neuron fires when it should be silent, and the other way round.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) < theta or sum(inhibit) > 0)",
            ),
        ],
        right=[
            "def mp_neuron(excite, inhibit, theta):\n"
            "    if any(inhibit):\n"
            "        return 0\n"
            "    return 1 if excite.count(1) >= theta else 0",
            "def mp_neuron(excite, inhibit, theta):\n"
            "    veto = len(excite) + 1\n"
            "    return float(np.sum(excite) - veto * np.sum(inhibit) >= theta)",
        ],
    ),
    Task(
        name="budget",
        returns="two numbers: the count of parameters and h",
        wrong=[
            Wrong(
                "The weights between the layers are counted right. What about the input that is always 1?",
                "deep_count, h = 120, 17",
            ),
            Wrong(
                "The deep network is counted right. Equally many neurons need not mean equally many parameters: count "
                "those of the shallow one with your h.",
                "deep_count, h = 139, 16",
            ),
            Wrong(
                "The last layer's neurons are neurons like all others: they have a bias too.",
                "deep_count, h = 136, 17",
            ),
            Wrong(
                "You gave each layer one bias. Who has a bias of its own, the layer or the neuron?",
                "deep_count, h = 123, 17",
            ),
            Wrong(
                "The constant 1 that a layer reads is no neuron: it has outgoing weights, but nothing leads into it.",
                "deep_count, h = 162, 17",
            ),
            Wrong(
                "A layer reads only the layer before it, so the sizes of all layers are never multiplied together.",
                "deep_count, h = 768, 64",
            ),
        ],
        right=[
            "deep_count = 5 * 8 + 9 * 8 + 9 * 3\nh = (deep_count - 3) / 8",
            "deep_count, h = 139.0, np.int64(17)",
        ],
    ),
    Task(
        name="memory",
        returns="three weights and one weight back, from which 14 outputs follow",
        wrong=[
            Wrong(
                "Your neuron forgets: it fires while it is being set, and is silent in the next step. Does it give "
                "itself enough to stay on?",
                "memory, way_back = [-0.5, 1.0, -2.0], 0.0",
            ),
            Wrong(
                "Nearly: when both inputs come while the neuron is on, it stays on. Add up everything that speaks for "
                "firing in that case; reset must outweigh it.",
                "memory, way_back = [-0.5, 1.0, -1.0], 1.0",
            ),
            Wrong(
                "Nothing turns your neuron off again: reset has no effect on it.",
                "memory, way_back = [-0.5, 1.0, 0.0], 1.0",
            ),
            Wrong(
                "Reset turns your neuron on. An input that holds back has a weight of the other sign.",
                "memory, way_back = [-0.5, 1.0, 2.0], 1.0",
            ),
            Wrong(
                "Your neuron fires although nothing has set it. With no input and no past, the bias alone decides.",
                "memory, way_back = [0.5, 1.0, -3.0], 1.0",
            ),
            Wrong(
                "Your neuron never fires: setting it does not bring the sum up to 0 against the bias.",
                "memory, way_back = [-1.5, 1.0, -2.0], 1.0",
            ),
            Wrong(
                "The two inputs are exchanged: the first is set, the second reset.",
                "memory, way_back = [-0.5, -2.0, 1.0], 1.0",
            ),
        ],
        right=[
            "memory = (-1, 1, -3)\nway_back = 1",
            "memory = np.array([-0.1, 0.2, -50.0])\nway_back = np.float64(0.3)",
        ],
        survivors={"memory = [-0.5, 1.0, -3.0]": "another right answer: reset holds the neuron back even more"},
    ),
    Task(
        name="vote",
        returns="one number from 0 to 1",
        wrong=[
            Wrong("This is the chance that exactly two fire. What if the third fires as well?", "share = 0.384"),
            Wrong("This is the chance that all three fire. One of them may be silent.", "share = 0.512"),
            Wrong("This is the chance that at least one fires. It takes two.", "share = 0.992"),
            Wrong(
                "This is the chance that two particular neurons fire. Any two of the three will do.",
                "share = 0.64",
            ),
            Wrong(
                "You took the chance of a single neuron. A majority of three is right more often than one of them.",
                "share = 0.8",
            ),
            Wrong(
                "A neuron that is likely to fire does not always fire: sometimes chance silences two at once.",
                "share = 1",
            ),
            Wrong(
                "This is the chance that the fourth neuron is silent.",
                "share = 0.104",
            ),
            Wrong(
                "The three pairs overlap: when all three fire, you counted it once for each pair. A probability "
                "above 1 is a warning.",
                "share = 1.92",
            ),
        ],
        right=["share = 3 * 0.8**2 * 0.2 + 0.8**3", "share = 1 - (0.2**3 + 3 * 0.2**2 * 0.8)"],
    ),
    Task(
        name="in_step",
        returns="an array of m outputs",
        draw=draw_circle,
        edges=[(SWAP, np.array([1, 1]), np.array([1, 0]), 1), (SWAP, np.array([1, 1]), np.array([1, 0]), 2)],
        probes=24,
        wrong=[
            Wrong(
                "This still has the bug: the second neuron reads what the first has just become, not what it was. "
                "Whose outputs should a step read?",
                stepping("        for i in range(len(h)):\n            h[i] = W[i] @ h >= theta[i]\n"),
            ),
            Wrong(
                "The roles are exchanged: row i of W says what neuron i reads, not what is read from it.",
                stepping("        h = np.where(W.T @ h >= theta, 1, 0)\n"),
            ),
            Wrong(
                "Your neurons need more than their threshold. What should happen when a sum is exactly there?",
                stepping("        h = np.where(W @ h > theta, 1, 0)\n"),
            ),
            Wrong(
                "Your network makes one step only. Each further step starts from the outputs of the one before.",
                stepping("        h = np.where(W @ np.array(start) >= theta, 1, 0)\n"),
            ),
            Wrong(
                "Your network goes one step too far.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="steps + 1"),
            ),
            Wrong(
                "A neuron may read its own last output too: the diagonal of W counts.",
                stepping("        h = np.where(W @ h - np.diag(W) * h >= theta, 1, 0)\n"),
            ),
            Wrong(
                "A threshold is not a bias: a high one makes it harder to fire, not easier.",
                stepping("        h = np.where(W @ h + theta >= 0, 1, 0)\n"),
            ),
            Wrong(
                "Your neurons add their own last output to the sum although W does not say so.",
                stepping("        h = np.where(W @ h + h >= theta, 1, 0)\n"),
            ),
        ],
        right=[
            stepping("        h = [W[i] @ np.array(h) >= theta[i] for i in range(len(theta))]\n"),
            stepping(
                "        old = h.copy()\n"
                "        for i in range(len(h)):\n            h[i] = np.dot(W[i], old) >= theta[i]\n"
            ),
            "def after(W, theta, start, steps):\n"
            "    if steps == 0:\n"
            "        return start\n"
            "    return after(W, theta, (W @ start - theta >= 0) * 1.0, steps - 1)",
        ],
    ),
    Task(
        name="versicolor",
        returns="two rows of three weights and three weights that read them",
        wrong=[
            Wrong(
                "Close: no species has many mistakes, but together there are too many. Which flowers are hard to tell "
                "apart, and do both measurements have a say about them?",
                "hidden, readout = [[-2.5, 1, 0], [-4.85, 1, 0]], [-0.5, 1, -1]",
            ),
            Wrong(
                "Your network fires for virginica too: it knows where versicolor begins, but not where it ends.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 1, 0]",
            ),
            Wrong(
                "Your network fires for setosa too: it knows where versicolor ends, but not where it begins.",
                "hidden, readout = [[3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 1, -1]",
            ),
            Wrong(
                "Your network hardly ever fires, not even for versicolor. Follow one such flower through both layers.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-1.5, 1, -1]",
            ),
            Wrong(
                "Your network fires for nearly everything. What has to be true of a flower for the last neuron to be "
                "silent?",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [0.5, 1, -1]",
            ),
            Wrong(
                "Your network has found virginica: it fires for the largest petals, not for those in between.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 0, 1]",
            ),
            Wrong(
                "Your network says the opposite: it fires for all flowers but versicolor.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [0, -1, 1]",
            ),
        ],
        right=[
            "hidden = np.array([[-2.5, 1, 0], [-6.5, 1, 1]])\nreadout = (-1, 2, -2)",
            "hidden, readout = [[6.48, -1, -1], [-0.75, 0, 1]], [-1.5, 1, 1]",
            "best = 0\n"
            "for upper in np.arange(6, 7, 0.05):\n"
            "    trial = [[-3, 1, 1], [-upper, 1, 1]]\n"
            "    fired = report(trial, [-0.5, 1, -1])\n"
            "    right = 50 - fired[0] + fired[1] + 50 - fired[2]\n"
            "    if right > best:\n"
            "        best, hidden, readout = right, trial, [-0.5, 1, -1]",
        ],
        survivors={
            "readout = [-0.5, 1.0, -2.0]": "another right answer: the second neuron holds back even more",
            "hidden = [[-3.2, 1.0, 2.0], [-6.45, 1.0, 1.0]]": "another right answer: the gap above setosa is wide",
            "hidden = [[-4.2, 1.0, 1.0], [-6.45, 1.0, 1.0]]": "another right answer: one versicolor is missed",
        },
    ),
    Task(
        name="kind",
        returns="one letter as text",
        wrong=[
            Wrong(
                "Could a memory of the first showing explain different answers, if nothing ever leads back? Look for "
                "another source of the difference.",
                'choice = "a"',
            ),
            Wrong(
                "What are shallow and deep a matter of, the kind of neuron or the way of a signal?",
                'choice = "b"',
            ),
            Wrong(
                "The absence of a way back rules out a memory. Does it also rule out chance? The two answers differ.",
                'choice = "c"',
            ),
        ],
        right=['choice = " d"', "choice = 'd'"],
    ),
]
