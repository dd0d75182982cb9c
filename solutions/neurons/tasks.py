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
                "Your neuron weighs the inhibitory inputs against the excitatory ones, as negative weights do. In the "
                "model of 1943 inhibition is a veto, which no amount of excitation can outweigh.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) - sum(inhibit) >= theta)",
            ),
            Wrong(
                "Inhibition is right, but your neuron needs more than its threshold. What should happen when exactly "
                "as many excitatory inputs are active as the threshold says?",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) > theta and sum(inhibit) == 0)",
            ),
            Wrong(
                "The threshold is right, but nothing can silence your neuron: the inhibitory inputs have no effect on "
                "it.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) >= theta)",
            ),
            Wrong(
                "The threshold is right, but your neuron is silenced only when all of its inhibitory inputs are "
                "active. How many does it take?",
                "def mp_neuron(excite, inhibit, theta):\n"
                "    silenced = len(inhibit) > 0 and all(inhibit)\n"
                "    return int(sum(excite) >= theta and not silenced)",
            ),
            Wrong(
                "Your neuron fires only when all of its excitatory inputs are active. It should depend on the "
                "threshold how many are needed.",
                "def mp_neuron(excite, inhibit, theta):\n    return int(all(excite) and not any(inhibit))",
            ),
            Wrong(
                "The two answers are exchanged: your neuron fires when it should be silent, and is silent when it "
                "should fire.",
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
                "The weights between the neurons are all counted. What about the input that is always 1?",
                "deep_count, h = 120, 17",
            ),
            Wrong(
                "The number of the deep network is right. Equally many neurons need not mean equally many parameters: "
                "count those of the shallow network with your h.",
                "deep_count, h = 139, 16",
            ),
            Wrong(
                "The biases of the first two layers are counted, but those of the last layer are not. Its neurons are "
                "neurons like all others.",
                "deep_count, h = 136, 17",
            ),
            Wrong(
                "You counted one bias for each layer. Does a bias belong to a layer or to a neuron?",
                "deep_count, h = 123, 17",
            ),
            Wrong(
                "You counted weights that lead into the constant inputs. A constant 1 is no neuron: weights lead from "
                "it to the next layer, but none lead into it.",
                "deep_count, h = 162, 17",
            ),
            Wrong(
                "You multiplied the sizes of all layers. A layer reads only the layer before it, so weights connect "
                "two neighbouring layers at a time.",
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
        returns="three weights and the weight of the connection back, from which 14 outputs follow",
        wrong=[
            Wrong(
                "Your neuron fires when it is set, but it is silent again in the next step. Is its own last output "
                "enough to keep it on?",
                "memory, way_back = [-0.5, 1.0, -2.0], 0.0",
            ),
            Wrong(
                "Nearly all steps are right, but your neuron stays on when both inputs come while it is on. Add up "
                "everything that raises the sum in that case; reset must outweigh it.",
                "memory, way_back = [-0.5, 1.0, -1.0], 1.0",
            ),
            Wrong(
                "Your neuron can be set and remembers it, but nothing turns it off again: reset has no effect on it.",
                "memory, way_back = [-0.5, 1.0, 0.0], 1.0",
            ),
            Wrong(
                "Reset turns your neuron on. An input that inhibits a neuron has a weight of the opposite sign.",
                "memory, way_back = [-0.5, 1.0, 2.0], 1.0",
            ),
            Wrong(
                "Your neuron fires although nothing has set it. With both inputs 0 and the last output 0, the bias "
                "alone decides.",
                "memory, way_back = [0.5, 1.0, -3.0], 1.0",
            ),
            Wrong(
                "Your neuron never fires: when it is set, the sum still does not reach 0. Compare the bias with the "
                "weight of set.",
                "memory, way_back = [-1.5, 1.0, -2.0], 1.0",
            ),
            Wrong(
                "The two inputs are exchanged: your neuron fires at reset and is silent at set. The weight of set "
                "comes first.",
                "memory, way_back = [-0.5, -2.0, 1.0], 1.0",
            ),
        ],
        right=[
            "memory = (-1, 1, -3)\nway_back = 1",
            "memory = np.array([-0.1, 0.2, -50.0])\nway_back = np.float64(0.3)",
        ],
        survivors={"memory = [-0.5, 1.0, -3.0]": "another right answer: reset lowers the sum even more"},
    ),
    Task(
        name="vote",
        returns="one number from 0 to 1",
        wrong=[
            Wrong(
                "This is the probability that exactly two of the three fire. What if the third fires as well?",
                "share = 0.384",
            ),
            Wrong(
                "This is the probability that all three fire. Does the fourth neuron need all of them?", "share = 0.512"
            ),
            Wrong(
                "This is the probability that at least one of the three fires. Is one enough for the fourth neuron?",
                "share = 0.992",
            ),
            Wrong(
                "This is the probability that two particular neurons fire, whatever the third does. Any two of the "
                "three will do.",
                "share = 0.64",
            ),
            Wrong(
                "This is the probability that a single neuron fires. List the cases in which the fourth neuron fires, "
                "and work out the probability of each.",
                "share = 0.8",
            ),
            Wrong(
                "A neuron that is likely to fire does not always fire: sometimes two of the three happen to be silent "
                "at the same time.",
                "share = 1",
            ),
            Wrong(
                "This is the probability that the fourth neuron is silent. The task asks how often it fires.",
                "share = 0.104",
            ),
            Wrong(
                "You added up the three pairs, but they overlap: the case in which all three fire belongs to every "
                "pair. A probability above 1 is a warning.",
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
                "This still has the bug: the second neuron reads the new output of the first, not the output before "
                "the step. Which outputs should all neurons of a step read?",
                stepping("        for i in range(len(h)):\n            h[i] = W[i] @ h >= theta[i]\n"),
            ),
            Wrong(
                "The neurons step together, but rows and columns are exchanged: row i of W says what neuron i reads, "
                "not which neurons read it.",
                stepping("        h = np.where(W.T @ h >= theta, 1, 0)\n"),
            ),
            Wrong(
                "The neurons step together, but they need more than their thresholds. What should happen when a sum "
                "equals the threshold?",
                stepping("        h = np.where(W @ h > theta, 1, 0)\n"),
            ),
            Wrong(
                "Each of your steps begins with the outputs at the start. A further step begins with the outputs of "
                "the step before it.",
                stepping("        h = np.where(W @ np.array(start) >= theta, 1, 0)\n"),
            ),
            Wrong(
                "The single step is right, but your network makes one step too many.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="steps + 1"),
            ),
            Wrong(
                "Your neurons leave out their own last outputs. A neuron may read itself too: the diagonal of W "
                "counts like the rest.",
                stepping("        h = np.where(W @ h - np.diag(W) * h >= theta, 1, 0)\n"),
            ),
            Wrong(
                "You use the thresholds as biases. A high bias makes it easier for a neuron to fire; what does a high "
                "threshold do?",
                stepping("        h = np.where(W @ h + theta >= 0, 1, 0)\n"),
            ),
            Wrong(
                "Your neurons add their own last outputs to the sums in addition to what W says. All connections are "
                "in W, including those of a neuron with itself.",
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
                "Close: no species has more than five mistakes, but together there are too many. Which flowers are "
                "hard to tell apart, and do both measurements help to tell them apart?",
                "hidden, readout = [[-2.5, 1, 0], [-4.85, 1, 0]], [-0.5, 1, -1]",
            ),
            Wrong(
                "Setosa and versicolor are fine, but your network fires for virginica too: it notices where "
                "versicolor begins, but not where it ends.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 1, 0]",
            ),
            Wrong(
                "Versicolor and virginica are fine, but your network fires for setosa too: it notices where "
                "versicolor ends, but not where it begins.",
                "hidden, readout = [[3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 1, -1]",
            ),
            Wrong(
                "Your network is rightly silent for setosa and virginica, but also for many versicolor. Follow one of "
                "these through both layers.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-1.5, 1, -1]",
            ),
            Wrong(
                "Your network fires for versicolor, but also for many setosa and virginica. For which outputs of the "
                "first layer should the last neuron be silent?",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [0.5, 1, -1]",
            ),
            Wrong(
                "Setosa are fine, but your network fires for virginica in place of versicolor: it has found the "
                "largest petals, not those in between.",
                "hidden, readout = [[-3.2, 1, 1], [-6.45, 1, 1]], [-0.5, 0, 1]",
            ),
            Wrong(
                "Your network answers the opposite of what is asked: it fires for setosa and virginica, and is silent "
                "for versicolor.",
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
            "readout = [-0.5, 1.0, -2.0]": "another right answer: the second neuron lowers the sum even more",
            "hidden = [[-3.2, 1.0, 2.0], [-6.45, 1.0, 1.0]]": "another right answer: the gap above setosa is wide",
            "hidden = [[-4.2, 1.0, 1.0], [-6.45, 1.0, 1.0]]": "another right answer: one versicolor is missed",
        },
    ),
    Task(
        name="kind",
        returns="one letter as text",
        wrong=[
            Wrong(
                "A memory of the first showing could explain different answers, but only if some connection leads "
                "back. Look for another source of the difference.",
                'choice = "a"',
            ),
            Wrong(
                "It is right that no connection leads back. Does the depth of a network depend on the kind of its "
                "neurons, or on the way that a signal takes?",
                'choice = "b"',
            ),
            Wrong(
                "It is right that no connection leads back, which rules out a memory. Does it also rule out chance? "
                "The two answers differ.",
                'choice = "c"',
            ),
        ],
        right=['choice = " d"', "choice = 'd'"],
    ),
]
