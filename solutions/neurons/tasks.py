"""The marking of the exercise `neurons`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, several

#: what may go wrong with the excitatory inputs, and what is said of it
EXCITED = {
    "sum(excite) > theta": (
        "Your neuron needs more than its threshold. What should happen when exactly as many excitatory inputs are "
        "active as the threshold says?"
    ),
    "sum(excite) == theta": (
        "Your neuron fires when it gets exactly what the threshold says, but more excitation makes it silent again. "
        "Read once more how many inputs it takes."
    ),
    "sum(excite) <= theta": (
        "Your neuron fires when it gets too little and is silent when it gets more than enough. On which side of the "
        "threshold should it fire?"
    ),
    "sum(excite) < theta": "Your neuron fires below its threshold. On which side of it should it fire?",
    "sum(excite) >= 1": (
        "A single excitatory input is enough for your neuron, or its threshold plays no part. How many does it take?"
    ),
    "all(excite)": (
        "Your neuron fires only when all of its excitatory inputs are active. It should depend on the threshold how "
        "many are needed."
    ),
    "len(excite) >= theta": (
        "Your neuron counts all of its excitatory inputs. Only those that are active count towards the threshold."
    ),
    "len(excite) > theta": (
        "Your neuron counts all of its excitatory inputs, and wants more of them than the threshold says."
    ),
    "len(excite) == theta": (
        "Your neuron compares the number of all its excitatory inputs with the threshold. Which of them count?"
    ),
    "sum(excite) >= theta / 2": (
        "Your neuron is content with part of its threshold. How many active inputs does it take?"
    ),
    "sum(excite) >= theta - 1": "Your neuron is content with one active input fewer than its threshold says.",
    "sum(excite) >= theta + 1": "",
    "2 * sum(excite) >= len(excite)": (
        "Your neuron lets the majority of its excitatory inputs decide. What is its threshold for?"
    ),
    "sum(excite) / max(len(excite), 1) >= theta": (
        "Your neuron fires only when all of its excitatory inputs are active and the threshold is 1. Do you compare "
        "a share, a mean or a single input with the threshold? It is a number of inputs."
    ),
    "True": "Your neuron fires whenever nothing inhibits it, with or without excitation. What is its threshold for?",
}
#: the same of the inhibitory ones
VETOES = {
    "False": "Nothing can silence your neuron: the inhibitory inputs have no effect on it.",
    "inhibit and all(inhibit)": (
        "Your neuron is silenced only when all of its inhibitory inputs are active. How many does it take?"
    ),
    "len(inhibit) > 0": (
        "Your neuron falls silent as soon as it has inhibitory inputs. Does an input that is not active inhibit?"
    ),
    "sum(inhibit) >= theta": (
        "Your neuron needs as many inhibitory inputs to be silenced as its threshold says. The threshold belongs to "
        "the excitatory inputs alone."
    ),
    "sum(inhibit) > theta": (
        "Inhibition has no threshold: it does not depend on theta how many inhibitory inputs silence a neuron."
    ),
    "sum(inhibit) > 1": "A single inhibitory input cannot silence your neuron; it takes two. How many should it take?",
    "sum(inhibit) > sum(excite)": (
        "Your neuron is silenced only when more inhibitory than excitatory inputs are active. Inhibition is a veto, "
        "whatever the other inputs are."
    ),
    "sum(inhibit) >= sum(excite)": (
        "Your neuron is silenced only when at least as many inhibitory as excitatory inputs are active. Inhibition "
        "is a veto, whatever the other inputs are."
    ),
    "2 * sum(inhibit) > len(inhibit)": (
        "Your neuron lets the majority of its inhibitory inputs decide. How many does it take?"
    ),
    "sum(inhibit) == 0": (
        "Inhibition works the wrong way round: your neuron can fire only when an inhibitory input is active."
    ),
    "0 in inhibit": "An inhibitory input that is not active silences your neuron. Which ones should?",
    "sum(inhibit) == 1": (
        "Your neuron is silenced by exactly one inhibitory input, but not by more. What do two of them do?"
    ),
    "inhibit[:1] == [1]": (
        "Only the first inhibitory input can silence your neuron. If you use a loop, how far is the `return` indented?"
    ),
    "inhibit[-1:] == [1]": (
        "Only the last inhibitory input can silence your neuron. If you use a loop, does each input overwrite what "
        "those before it have decided?"
    ),
}


def neuron(fires, one="1", zero="0"):
    """Return the code of an answer to the first task that fires where the condition is true."""
    return f"def mp_neuron(excite, inhibit, theta):\n    return {one} if {fires} else {zero}"


def neurons():
    """Return a known mistake for each wrong condition on either kind of inputs, and for pairs of the likely ones."""
    for excited, message in EXCITED.items():
        if message:
            yield Wrong(message, neuron(f"{excited} and not any(inhibit)"))
    for veto, message in VETOES.items():
        yield Wrong(message, neuron(f"sum(excite) >= theta and not ({veto})"))
    for excited, veto in itertools.product([*EXCITED][:6], [*VETOES][:4]):
        if ("theta" in veto) <= (excited == "sum(excite) > theta") and excited != "sum(excite) < theta":
            yield Wrong(f"{EXCITED[excited]} {VETOES[veto]}", neuron(f"{excited} and not ({veto})"))


def budget(deep_count, h):
    """Return the code of an answer to the second task."""
    return f"deep_count = {deep_count}\nh = {h}"


#: the inputs of the third task
COMMANDS = list(
    zip([0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1], [0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1], strict=True)
)
#: what is said of a neuron with a memory that answers wrongly to set, reset and its last output; the first that fits
REMEMBERS = [
    (
        {(0, 0, 0), (0, 1, 0), (0, 1, 1)},
        "Your neuron fires from the start, and reset does not silence it. With both inputs 0 and the last output 0 "
        "the bias alone decides; is it the first of your three numbers, and has each of them the right sign?",
    ),
    (
        {(0, 0, 0)},
        "Your neuron fires although nothing has set it. With both inputs 0 and the last output 0, the bias alone "
        "decides: is it the first of your three numbers, and what does a sum of exactly 0 give?",
    ),
    (
        {(1, 0, 0), (0, 1, 0)},
        "Your neuron fires at reset and is silent at set. Are the two weights exchanged, or their signs? The weight "
        "of set comes first.",
    ),
    (
        {(0, 1, 0)},
        "Reset turns your neuron on. An input that inhibits a neuron has a weight of the opposite sign.",
    ),
    (
        {(1, 0, 0)},
        "Your neuron is not set: with set 1 and reset 0 the sum still does not reach 0. Compare the bias with the "
        "weight of set.",
    ),
    (
        {(1, 0, 1)},
        "Your neuron is silenced by its own output, so it blinks. Should having fired make it easier or harder to "
        "fire again?",
    ),
    (
        {(0, 0, 1)},
        "Your neuron fires when it is set, but it is silent again in the next step. Is its own last output enough to "
        "keep it on?",
    ),
    (
        {(0, 1, 1)},
        "Your neuron can be set and remembers it, but reset does not turn it off. Add up what keeps it on, and "
        "compare it with the weight of reset.",
    ),
    (
        {(1, 1, 0)},
        "When set and reset come together your neuron fires. Which of the two should win, and which has the larger "
        "weight in yours?",
    ),
    (
        {(1, 1, 1)},
        "Nearly all steps are right, but your neuron stays on when both inputs come while it is on. Add up "
        "everything that raises the sum in that case; reset must outweigh it.",
    ),
]


def memories():
    """Return a known mistake for each sequence of outputs that weights on a grid give, by what it gets wrong first."""
    seen = set()
    grid = itertools.product(
        [-0.5, -1.5, 0, 0.5, -2, 1], [1, 0, -1, -2, 2, 0.4], [-2, 0, -1, 2, 1, -4], [1, 0, -1, 2, 0.3]
    )
    for bias, w_set, w_reset, back in grid:
        outputs, last, wrong = [], 0, set()
        for given in COMMANDS:
            now = int(bias + w_set * given[0] + w_reset * given[1] + back * last >= 0)
            wanted = 0 if given[1] else 1 if given[0] else last
            if now != wanted:
                wrong.add((*given, last))
            outputs.append(now)
            last = now
        if wrong and tuple(outputs) not in seen:
            seen.add(tuple(outputs))
            message = next(message for slips, message in REMEMBERS if slips <= wrong)
            if not any(outputs):
                message = (
                    "Your neuron never fires: when it is set, the sum still does not reach 0. Compare the bias with "
                    "the weight of set; which of your three numbers is which?"
                )
            yield Wrong(message, f"memory, way_back = [{bias}, {w_set}, {w_reset}], {back}")


def shares(*numbers):
    """Return the codes of answers to the fourth task."""
    return [f"share = {number}" for number in numbers]


def flowers(first, second, readout):
    """Return the code of an answer to the sixth task: two biases or two rows of weights, and the readout."""
    rows = [row if isinstance(row, list) else [row, 1, 1] for row in (first, second)]
    return f"hidden, readout = {rows}, {readout}"


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
        idea="Turn the two conditions into two separate questions, each answered by True or False, and only then join "
        "them. An empty list should need no special case: how many active inputs does it contain?",
        section="From nerve cell to model neuron",
        returns="1 or 0",
        draw=draw_synapses,
        edges=[
            ([1, 1], [], 2),
            ([1, 1, 1, 1], [0, 1], 1),
            ([1, 0], [0, 0], 2),
            ([], [], 1),
            ([1, 1, 1], [1, 1], 1),
            ([1, 1, 0], [1, 0], 1),
            ([1, 1, 1], [0, 0, 0], 2),
            ([0, 1, 1, 1], [1], 2),
            ([1, 1, 1, 1, 1], [1, 1, 0], 2),
            ([0, 0, 0], [0], 1),
            ([1], [1, 1], 1),
            ([1], [1], 1),
            ([0], [1], 1),
            ([1, 1], [], 1),
            ([1, 1, 0], [], 2),
            ([0, 1, 1], [], 2),
            ([1, 1], [1, 1, 1], 1),
            (12 * [1], [0, 1], 2),
        ],
        probes=24,
        kinds=(),
        wrong=[
            *several(
                "Your neuron weighs the inhibitory inputs against the excitatory ones, as negative weights do. In the "
                "model of 1943 inhibition is a veto, which no amount of excitation can outweigh.",
                neuron("sum(excite) - sum(inhibit) >= theta"),
                neuron("sum(excite) - sum(inhibit) > theta"),
                neuron("sum(excite) - theta * sum(inhibit) >= theta"),
                neuron("sum(excite) - 2 * sum(inhibit) >= theta"),
                neuron("sum(excite) > sum(inhibit)"),
                neuron("sum(excite) - sum(inhibit) > 0 and sum(excite) >= theta and sum(inhibit) < 2"),
            ),
            *several(
                "Your neuron fires in cases in which an inhibitory input is active, as if such an input counted like "
                "an excitatory one. What does a single active inhibitory input do?",
                neuron("sum(excite) + sum(inhibit) >= theta"),
                neuron("sum(excite) + sum(inhibit) > theta"),
            ),
            *several(
                "The two answers are exchanged: your neuron fires when it should be silent, and is silent when it "
                "should fire.",
                neuron("sum(excite) >= theta and not any(inhibit)", "0", "1"),
            ),
            *neurons(),
            *several(
                "Both conditions must hold for your neuron to fire. One of them is enough for yours.",
                neuron("sum(excite) >= theta or not any(inhibit)"),
                neuron("sum(excite) > theta or not any(inhibit)"),
            ),
            *several(
                "The two kinds of inputs are exchanged. The first argument holds the excitatory inputs.",
                neuron("sum(inhibit) >= theta and not any(excite)"),
            ),
            *several(
                "Your neuron fires when it should. In this task a silent neuron has another output than in the "
                "chapters on the perceptron.",
                neuron("sum(excite) >= theta and not any(inhibit)", "1", "-1"),
            ),
            *several(
                "A silent neuron has another output here than in the chapters on the perceptron. And look at the case "
                "in which exactly as many excitatory inputs are active as the threshold says.",
                neuron("sum(excite) > theta and not any(inhibit)", "1", "-1"),
            ),
            *several(
                "Your neuron has other outputs than those two that the task names. Which numbers stand for firing and "
                "for silence?",
                neuron("sum(excite) >= theta and not any(inhibit)", "sum(excite)", "0"),
                neuron("sum(excite) >= theta and not any(inhibit)", "theta", "0"),
                neuron("True", "sum(excite)"),
                neuron("True", "sum(excite) - sum(inhibit)"),
                neuron("True", "sum(excite) - theta"),
                neuron("True", "sum(excite) - sum(inhibit) - theta"),
            ),
            *several(
                "Your neuron is always silent. If you count in a loop, does it begin at 0, and is it over when you "
                "decide?",
                neuron("False"),
            ),
            *several(
                "Your neuron always fires. Which two conditions should hold?",
                neuron("True"),
            ),
            *several(
                "Your neuron is silent whenever it has no inhibitory input. Is the excitation looked at "
                "only inside of a loop over these, or does an empty list count as a veto?",
                neuron("inhibit and sum(excite) >= theta and not any(inhibit)"),
                neuron("inhibit and sum(excite) >= theta and inhibit[0] == 0"),
            ),
            *several(
                "Your neuron can fire only when some inhibitory input is not active, whatever the others are. What "
                "should happen when there are no such inputs, and what when one of several is active?",
                neuron("0 in inhibit and sum(excite) >= theta"),
            ),
            *several(
                "Your neuron is silenced by an inhibitory input, but in some cases the excitatory inputs that come "
                "first or last decide alone. Does your loop look at all of them before the neuron answers?",
                neuron("excite[:1] == [1] and not any(inhibit)"),
                neuron("excite[-1:] == [1] and not any(inhibit)"),
                neuron("sum(excite[:1]) >= theta and not any(inhibit)"),
                neuron("sum(excite[:-1]) >= theta and not any(inhibit)"),
                neuron("sum(excite[1:]) >= theta and not any(inhibit)"),
            ),
            *several(
                "Your code stops at an input in which a list is empty, and either of them may be. Does it ask for an "
                "entry, a largest number or a mean that is not there?",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) >= theta and max(inhibit) == 0)",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) >= theta and inhibit[0] == 0)",
                "def mp_neuron(excite, inhibit, theta):\n    return int(sum(excite) / len(excite) >= theta)",
            ),
            *several(
                "Here a list seems to stand where a single number is needed, or the other way round. Lists of Python "
                "cannot be compared with a number, or calculated with, as a whole: what do you want to know of all "
                "their entries?",
                "def mp_neuron(excite, inhibit, theta):\n    return int(excite >= theta and inhibit == 0)",
            ),
            *several(
                "What stands before the dot has no such method; lists of Python lack those of arrays. What do you "
                "want to know of all their entries, and which function tells it?",
                "def mp_neuron(excite, inhibit, theta):\n    return int(excite.sum() >= theta and inhibit.sum() == 0)",
            ),
            *several(
                "Your function returns nothing. Showing a number with `print` does not give it back: is a `return` "
                "missing?",
                "def mp_neuron(excite, inhibit, theta):\n    print(int(sum(excite) >= theta and not any(inhibit)))",
            ),
            *several(
                "For some inputs your function returns nothing. Which ones: no inhibitory inputs, or one that is "
                "active, or too little excitation? Each of them needs a `return`.",
                "def mp_neuron(excite, inhibit, theta):\n    if sum(excite) >= theta and not any(inhibit):\n        "
                "return 1",
                "def mp_neuron(excite, inhibit, theta):\n    if not any(inhibit):\n        return int(sum(excite) >= "
                "theta)",
                "def mp_neuron(excite, inhibit, theta):\n    for i in inhibit:\n        if i:\n            return 0\n"
                "        return int(sum(excite) >= theta)",
                "def mp_neuron(excite, inhibit, theta):\n    if sum(excite) >= theta:\n        return int(not "
                "any(inhibit))",
                "def mp_neuron(excite, inhibit, theta):\n    if any(inhibit):\n        return 0\n    if sum(excite) "
                ">= theta:\n        return 1",
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
        idea="Go layer by layer: how many numbers does one neuron of this layer read, and what does it have besides? "
        "For the shallow network keep `h` as a letter, write its count in the same way, and set the two counts "
        "equal.",
        section="Shallow and deep networks",
        returns="two numbers: the count of parameters and h",
        kinds=("reversed", "order"),
        wrong=[
            *several(
                "Your count has weights between neurons only. What about the input that is always 1? (An h that is no "
                "whole number is a warning.)",
                budget(120, 17),
            ),
            *several(
                "The biases of the last layer are missing from your count. Its neurons are neurons like all others.",
                budget(136, 17),
            ),
            *several(
                "You counted three biases. Does a bias belong to a layer or to a neuron, and to which neurons?",
                budget(123, 17),
            ),
            *several(
                "You counted a single bias, or four of them. Does a bias belong to an input, to a layer, to a "
                "network or to a neuron?",
                budget(121, 17),
                budget(124, 17),
            ),
            *several(
                "Some of the neurons have no bias in your count. Which of the numbers 4, 8, 8 and 3 are numbers of "
                "neurons?",
                budget(128, 17),
                budget(131, 17),
            ),
            *several(
                "You counted weights that lead into the constant inputs, or biases for the inputs and none for the "
                "last layer. A constant 1 is no neuron: weights lead from it to the next layer, but none lead into "
                "it.",
                budget(162, 17),
                budget(153, 17),
            ),
            *several(
                "This is one too many. Is there a slip where you add up, or did you give biases to the inputs and none "
                "to the last layer? Count the weights and the biases of each layer once more.",
                budget("4 * 9 + 8 * 9 + 8 * 4", 17),
            ),
            *several(
                "You counted the inputs as well, or gave them biases. Inputs are given; what is learnt belongs to the "
                "neurons.",
                budget(143, 17),
            ),
            *several(
                "You multiplied the sizes of all layers. A layer reads only the layer before it, so weights connect "
                "two neighbouring layers at a time.",
                budget(768, 64),
                budget("5 * 8 * 8 * 3", 120),
                budget("5 * 9 * 9 * 3", 151.5),
                budget("8 * 8 * 3", 24),
            ),
            *several(
                "This is the number of neurons, or of units. A neuron has a weight for each of its inputs, and a bias.",
                budget(19, 16),
                budget(23, 16),
                budget(16, 16),
            ),
            *several(
                "At least one of the layers is missing from your count. Each of the three has its weights and its "
                "biases.",
                budget(67, 8),
                budget(112, 17),
                budget(99, 12),
                budget(72, 9),
                budget(56, 7),
                budget(96, 12),
                budget(88, 11),
            ),
            *several(
                "Every neuron reads the layer before it only, and not the inputs as well.",
                budget(4 * 8 + 12 * 8 + 20 * 3 + 19, 24),
                budget(4 * 8 + 12 * 8 + 20 * 3, 24),
            ),
            *several(
                "With your h the shallow network has another number of parameters. Count them: equally many neurons "
                "need not mean equally many parameters, and each neuron of both layers has a bias.",
                budget(139, 16),
                budget(139, 19),
                budget(139, 8),
                budget(139, 13),
            ),
            *several(
                "Count the shallow network by the same rules as the deep one: which of its neurons have a bias? (An h "
                "that is no whole number is a warning.)",
                budget(139, "139 / 7"),
                budget(139, "139 / 8"),
                budget(139, "136 / 7"),
                budget(139, "137 / 7"),
                budget(139, "138 / 7"),
                budget(139, "120 / 7"),
                budget(139, "120 / 8"),
                budget(139, "136 / 5"),
                budget(139, "round(139 / 7)"),
            ),
            *several(
                "Are there weights that lead into the constant inputs, or biases of the inputs, in your count of the "
                "shallow network? Which of its units read something?",
                budget(139, "(139 - 8) / 8"),
                budget(139, "(139 - 9) / 9"),
                budget(139, "(139 - 5) / 8"),
                budget(139, "(139 - 7) / 8"),
                budget(139, "(139 - 3) / 9"),
            ),
            *several(
                "Put your h into the count of the shallow network: do you get as many parameters? If your equation "
                "is right, solve it once more: with which sign does a number come to the other side, and which "
                "numbers stand beside h?",
                budget(139, "142 / 8"),
                budget(139, 18),
                budget(139, "(139 - 3) * 8"),
                budget(139, "139 - 3 - 8"),
                budget(139, "8 / 136"),
            ),
            *several(
                "In the shallow network, h stands in both layers: its neurons have weights, and the last layer has "
                "weights from each of them.",
                budget(139, "139 / 5"),
                budget(139, "134 / 3"),
                budget(139, "139 / 3"),
                budget(139, "136 / 3"),
                budget(139, "139 / 4"),
                budget(139, "139 / 12"),
                budget(139, "139 / 15"),
                budget(139, "(139 - 1) / 6"),
                budget(139, "136 / 4"),
                budget(139, "(139 - 15) / 5"),
            ),
            *several(
                "The shallow network has a single layer of h neurons and nothing else between it and the inputs. Put "
                "your h into its count: do you get as many parameters?",
                *(budget(139, n) for n in (9, 10, 11, 12, 14, 21, 22, 24, 27, 28)),
            ),
        ],
        right=[
            "deep_count = 5 * 8 + 9 * 8 + 9 * 3\nh = (deep_count - 3) / 8",
            "deep_count, h = 139.0, np.int64(17)",
        ],
    ),
    Task(
        name="memory",
        idea="Two inputs and the last output make eight cases: write down for each whether the sum must reach 0. "
        "Begin with the chapter's neuron that remembers a touch, so that only the weight of reset is new.",
        section="Feed-forward and recurrent networks",
        returns="three weights and the weight of the connection back, from which 14 outputs follow",
        kinds=(),
        wrong=[
            *memories(),
            *several(
                "The numbers of weights do not fit. `memory` holds three numbers, the bias first, then the weights of "
                "set and of reset; `way_back` is a single number. What keeps the neuron silent when no input comes?",
                "memory, way_back = [1, -2], 1",
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
        idea="Since the three neurons are independent, the probability of one pattern, such as fires, silent, fires, "
        "is a product of three factors. Draw a tree with three forks and mark the branches that count.",
        section="Deterministic and stochastic neurons",
        returns="one number from 0 to 1",
        kinds=("per cent", "rounded"),
        wrong=[
            *several(
                "This is the probability that exactly two of the three fire. What if the third fires as well?",
                *shares(0.384, 0.38),
            ),
            *several(
                "This is the probability that all three fire. Does the fourth neuron need all of them?",
                *shares(0.512, 0.51),
            ),
            *several(
                "This is near the probability that all three fire, as a simulation might give it. Does "
                "the fourth neuron need all of them? (And a simulation only comes near the exact "
                "probability.)",
                *shares(*(n / 1000 for n in range(492, 530) if n not in (500, 510, 512))),
            ),
            *several(
                "This is near the exact probability, as a simulation, an early rounding or a slip of "
                "arithmetic would give it. Which cases make the fourth neuron fire, and how likely is "
                "each?",
                *shares(*(n / 10000 for n in range(8800, 9120) if n not in (8960, 9000))),
            ),
            *several(
                "This is the probability that at least one of the three fires. Is one enough for the fourth neuron?",
                *shares(0.992, 0.99),
            ),
            *several(
                "This is the probability that two particular neurons fire, whatever the third does. Any two of the "
                "three will do.",
                "share = 0.64",
            ),
            *several(
                "This is the probability that two particular neurons fire and the third does not. Which other cases "
                "make the fourth neuron fire?",
                *shares(0.128, 0.13),
            ),
            *several(
                "This is the probability that a single neuron fires. List the cases in which the fourth neuron fires, "
                "and work out the probability of each.",
                "share = 0.8",
            ),
            *several(
                "A neuron that is likely to fire does not always fire: sometimes two of the three happen to be silent "
                "at the same time.",
                "share = 1",
            ),
            *several(
                "This is the probability that the fourth neuron is silent. The task asks how often it fires.",
                *shares(0.104, 0.1),
            ),
            *several(
                "This is three times the probability of a pair, but the pairs overlap: the case in which all three "
                "fire belongs to every pair. A probability above 1 is a warning.",
                "share = 3 * 0.64",
            ),
            *several(
                "A probability cannot be above 1, so some cases are counted more than once. When exactly two fire, "
                "what does the third one do, and how likely is that?",
                *shares(
                    "3 * 0.64 + 0.512",
                    "3 * 0.64 - 0.512",
                    "0.64 + 0.512",
                    "3 * 0.64 * 0.8 + 0.512",
                    "3 * 0.512",
                    "3 * 0.8",
                ),
            ),
            *several(
                "This is the probability that exactly one of the three fires, or that a particular one does and the "
                "others do not. How many does the fourth neuron need?",
                *shares(0.096, "0.8 * 0.04"),
            ),
            *several(
                "This is the probability that all three neurons are silent, or that two particular ones are. Which "
                "cases does the task ask for?",
                *shares("0.2**3", 0.01, "0.2**2"),
            ),
            *several(
                "This is the probability that not all three fire. Which cases does the task ask for?",
                *shares("1 - 0.8**3", 0.49),
            ),
            *several(
                "This is 1 minus another probability: that two particular neurons fire, that both are silent, or "
                "that exactly two of the three fire. List the cases in which the fourth neuron fires.",
                *shares(0.36, 0.96, 0.488 + 0.128),
            ),
            *several(
                "This is the share of the neurons that must fire. The task asks in what share of the trials that "
                "happens, and 0.8 has to enter into it.",
                *shares("2 / 3", 0.67, 0.667, 0.66),
            ),
            *several(
                "Such a number comes out when each neuron fires as often as not. How likely is it to fire here?",
                *shares(0.5, 0.375, 0.25, 0.125, 0.75),
            ),
            *several(
                "In how many orders do exactly two of the three fire, that is, which of the three can be the silent "
                "one? Count each of them once, and ask what else makes the fourth neuron fire.",
                *shares("2 * 0.128 + 0.512", "6 * 0.128 + 0.512", "2 * 0.128", "3 * 0.128 * 0.8"),
            ),
            *several(
                "Look at the case in which exactly two fire: its probability has a factor for each neuron, also for "
                "the silent one. The probabilities that a neuron fires and that it is silent add up to 1.",
                *shares("3 * 0.64 * 0.3 + 0.512", "3 * 0.8 * 0.04 + 0.512", "3 * 0.8 * 0.2", "3 * 0.8 * 0.04 * 2"),
            ),
            *several(
                "Neither a share of the neurons as a factor nor a sum of their probabilities gives the answer. List "
                "the cases in which the fourth neuron fires, and how likely each is.",
                *shares("0.8 * 2 / 3", 0.533, 0.53, "0.64 * 2 / 3", "0.8 / 3", "0.8 + 0.8", "0.8 + 0.8 + 0.8 * 0.2"),
            ),
        ],
        right=["share = 3 * 0.8**2 * 0.2 + 0.8**3", "share = 1 - (0.2**3 + 3 * 0.2**2 * 0.8)"],
    ),
    Task(
        name="in_step",
        idea="Do the example by hand on two sheets, one for the outputs at time t - 1 and one for those at time t. "
        "From which sheet does the inner loop read once it has changed `h[0]`?",
        section="Feed-forward and recurrent networks",
        returns="an array of m outputs",
        draw=draw_circle,
        edges=[(SWAP, np.array([1, 1]), np.array([1, 0]), 1), (SWAP, np.array([1, 1]), np.array([1, 0]), 2)],
        probes=24,
        kinds=(),
        wrong=[
            *several(
                "This still has the bug: the second neuron reads the new output of the first, not the output before "
                "the step. Which outputs should all neurons of a step read? (Two names for one array are no copy.)",
                stepping("        for i in range(len(h)):\n            h[i] = W[i] @ h >= theta[i]\n"),
            ),
            *several(
                "Your neurons step one after the other, the last one first. Which outputs should all neurons of a "
                "step read?",
                stepping("        for i in reversed(range(len(h))):\n            h[i] = W[i] @ h >= theta[i]\n"),
            ),
            *several(
                "Your neurons still step one after the other, and besides, something else differs: does a sum that "
                "equals the threshold fire, and does row i of W say what neuron i reads?",
                stepping("        for i in range(len(h)):\n            h[i] = W[i] @ h > theta[i]\n"),
                stepping("        for i in range(len(h)):\n            h[i] = W[:, i] @ h >= theta[i]\n"),
            ),
            *several(
                "The neurons step together, but rows and columns are exchanged: row i of W says what neuron i reads, "
                "not which neurons read it.",
                stepping("        h = np.where(W.T @ h >= theta, 1, 0)\n"),
                stepping("        h = np.where(W.T @ h > theta, 1, 0)\n"),
            ),
            *several(
                "The neurons step together, but they need more than their thresholds. What should happen when a sum "
                "equals the threshold?",
                stepping("        h = np.where(W @ h > theta, 1, 0)\n"),
            ),
            *several(
                "However many steps are asked for, your result is that of the first step alone. Where does the second "
                "step begin, and is it taken at all?",
                stepping("        h = np.where(W @ np.array(start) >= theta, 1, 0)\n"),
            ),
            *several(
                "Your result is that of a single step from the start, and a sum that equals the threshold does not "
                "fire. Where does the second step begin, and is it taken at all?",
                stepping("        h = np.where(W @ np.array(start) > theta, 1, 0)\n"),
            ),
            *several(
                "The single step is right, but your network makes one step too many.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="steps + 1"),
            ),
            *several(
                "The single step is right, but your network makes one step too few.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="steps - 1"),
            ),
            *several(
                "The single step is right, but your network does not make as many as are asked for.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="len(h)"),
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n", times="2"),
            ),
            *several(
                "Your result is the start, so nothing has moved. Where do the new outputs go?",
                stepping("        np.where(W @ h >= theta, 1, 0)\n"),
            ),
            *several(
                "Your neurons leave out their own last outputs. A neuron may read itself too: the diagonal of W "
                "counts like the rest.",
                stepping("        h = np.where(W @ h - np.diag(W) * h >= theta, 1, 0)\n"),
            ),
            *several(
                "You use the thresholds as biases. A high bias makes it easier for a neuron to fire; what does a high "
                "threshold do?",
                stepping("        h = np.where(W @ h + theta >= 0, 1, 0)\n"),
                stepping("        h = np.where(W @ h + theta > 0, 1, 0)\n"),
            ),
            *several(
                "Your neurons compare their sums with 0, or with another number that is the same for all. Each has "
                "its own threshold.",
                stepping("        h = np.where(W @ h >= 0, 1, 0)\n"),
                stepping("        h = np.where(W @ h > 0, 1, 0)\n"),
                stepping("        h = np.where(W @ h >= theta[0], 1, 0)\n"),
                stepping("        h = np.where(W @ h >= np.max(theta), 1, 0)\n"),
                stepping("        h = np.where(W @ h >= np.sum(theta), 1, 0)\n"),
            ),
            *several(
                "Your neurons fire below their thresholds and are silent above. On which side should they fire?",
                stepping("        h = np.where(W @ h < theta, 1, 0)\n"),
                stepping("        h = np.where(W @ h <= theta, 1, 0)\n"),
            ),
            *several(
                "Your neurons fire only when the sum is exactly the threshold. What if it is larger?",
                stepping("        h = np.where(W @ h == theta, 1, 0)\n"),
            ),
            *several(
                "Your neurons add their own last outputs to the sums in addition to what W says. All connections are "
                "in W, including those of a neuron with itself.",
                stepping("        h = np.where(W @ h + h >= theta, 1, 0)\n"),
            ),
            *several(
                "In your network a neuron that has fired goes on firing, or a silent one stays silent. The last "
                "output matters only through W: does your step write both, the 1 and the 0?",
                stepping("        h = np.where(W @ h >= theta, 1, h)\n"),
                stepping("        h = np.where(W @ h >= theta, h, 0)\n"),
                stepping(
                    "        old = h.copy()\n        for i in range(len(h)):\n            if W[i] @ old >= theta[i]:\n"
                    "                h[i] += 1\n"
                ),
            ),
            *several(
                "You return sums. What does the threshold make of them in each step?",
                stepping("        h = W @ h\n"),
                stepping("        h = W @ h - theta\n"),
                stepping("        last = W @ h\n        h = np.where(last >= theta, 1, 0)\n").replace(
                    "return h", "return last"
                ),
            ),
            *several(
                "A silent neuron of yours has an output other than 0. Which two outputs does the task name, and what "
                "should the others get in the next step from a neuron that is silent?",
                stepping("        h = np.where(W @ h >= theta, 1, -1)\n"),
                stepping("        h = np.where(W @ h > theta, 1, -1)\n"),
                stepping("        h = np.sign(W @ h - theta)\n"),
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n").replace("return h", "return 2 * h - 1"),
            ),
            *several(
                "The two answers are exchanged at the end: 1 is for a neuron that fires.",
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n").replace("return h", "return 1 - h"),
            ),
            *several(
                "Your steps may be right, but you return all of them. Which one is asked for?",
                "def after(W, theta, start, steps):\n    h = [np.array(start)]\n    for _ in range(steps):\n"
                "        h.append(np.where(W @ h[-1] >= theta, 1, 0))\n    return np.array(h)",
                "def after(W, theta, start, steps):\n    h = [np.array(start)]\n    for _ in range(steps):\n"
                "        h.append(np.where(W @ h[-1] >= theta, 1, 0))\n    return np.array(h[1:])",
                "def after(W, theta, start, steps):\n    h = [np.array(start)]\n    for _ in range(steps):\n"
                "        h.append(np.where(W @ h[-1] >= theta, 1, 0))\n    return np.array(h[:-1])",
            ),
            *several(
                "In your sums a weight meets the neuron's own output, or the products are not added up. The sum of a "
                "neuron runs over all outputs that it reads, each with its weight from row i.",
                stepping("        h = np.where((W * h).sum(axis=0) >= theta, 1, 0)\n"),
                stepping("        h = np.where(W.sum(axis=1) * h >= theta, 1, 0)\n"),
                stepping("        h = np.where(np.diag(W) * h >= theta, 1, 0)\n"),
                stepping("        h = np.where(W * h >= theta, 1, 0)\n"),
            ),
            *several(
                "All neurons of your network give the same, or only one number comes out. Each has its own row of W "
                "and its own output.",
                stepping("        h = np.full(len(h), int((W @ h >= theta).all()))\n"),
                stepping("        h = np.full(len(h), int((W @ h >= theta).any()))\n"),
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n").replace("return h", "return h[0]"),
                stepping("        h = np.where(W @ h >= theta, 1, 0)\n").replace("return h", "return h.sum()"),
            ),
            *several(
                "Your function returns nothing, so what it computes is lost at its end. Is a `return` missing?",
                "def after(W, theta, start, steps):\n    pass",
            ),
            *several(
                "You apply the thresholds after the last step only. In each step the neurons read outputs, 0 or 1, "
                "and no sums.",
                stepping("        h = W @ h\n").replace("return h", "return np.where(h >= theta, 1, 0)"),
            ),
            *several(
                "A condition on a whole array is neither true nor false. Ask each neuron for itself, or choose entry "
                "by entry.",
                stepping("        h = 1 if W @ h >= theta else 0\n"),
            ),
            *several(
                "An index runs past the end. Python counts the neurons from 0; with which index does the last one "
                "come?",
                stepping("        h = np.array([W[i + 1] @ h >= theta[i + 1] for i in range(len(h))]) * 1\n"),
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
        idea="Keep the chapter's plan: a first neuron for where versicolor begins, a second for where it ends, and a "
        "readout for the first without the second. Then let both petal measurements count, and search over the "
        "second threshold.",
        section="Layers of neurons",
        returns="two rows of three weights and three weights that read them",
        kinds=(),
        wrong=[
            *several(
                "Close: no species has more than five mistakes, but together there are too many. Which flowers are "
                "hard to tell apart, and do both measurements help to tell them apart?",
                flowers([-2.5, 1, 0], [-4.85, 1, 0], [-0.5, 1, -1]),
            ),
            *several(
                "Your network notices where versicolor begins and where it ends, but it takes some virginica for "
                "versicolor. Which line has to move, or to tilt? Do length and width both take part in it?",
                flowers(-3.2, -7, [-0.5, 1, -1]),
            ),
            *several(
                "Your network notices where versicolor begins and where it ends, but it misses some versicolor. Which "
                "line has to move, or to tilt? Do length and width both take part in it?",
                flowers(-3.2, -6, [-0.5, 1, -1]),
            ),
            *several(
                "Your network notices where versicolor begins and where it ends, but it misses some versicolor and "
                "takes some virginica for it. Does the line between the two run along the gap, and does the other "
                "one leave all versicolor on one side? Compare the weights of length and width.",
                flowers(-7, -5.5, [-0.5, -1, 1]),
            ),
            *several(
                "Your network takes some setosa for versicolor. How large is the largest setosa, and on which side of "
                "your line is it?",
                flowers(-6.45, -1.8, [-0.5, -1, 1]),
                flowers(-1.8, -7, [-0.5, 1, -1]),
                flowers(-1.8, -6, [-0.5, 1, -1]),
            ),
            *several(
                "Your network fires for virginica too: it notices where versicolor begins, but not where it ends. "
                "What does the readout make of the hidden neuron that tells virginica apart: is one of the two "
                "enough for it?",
                flowers(-3.2, -6.45, [-0.5, 1, 0]),
            ),
            *several(
                "Your network fires for setosa too: it notices where versicolor ends, but not where it begins. What "
                "does the readout make of the hidden neuron that notices this?",
                flowers(-3.2, -6.45, [1.5, -1, -1]),
            ),
            *several(
                "Both hidden neurons do their work, but your network is silent for most versicolor, and for most "
                "others. Does the readout take the one for the other, or can its sum not reach 0? Which of the two "
                "should speak for versicolor, and which against it?",
                flowers(-3.2, -6.45, [-1.5, 1, -1]),
            ),
            *several(
                "Both hidden neurons do their work, but your network fires for setosa and virginica as well as for "
                "versicolor. For which outputs of the first layer should the last neuron be silent, and what does a "
                "sum of exactly 0 give?",
                flowers(-3.2, -6.45, [0.5, 1, -1]),
            ),
            *several(
                "Your network fires for virginica in place of versicolor: it has found the "
                "largest petals, not those in between. With which sign should the readout use each hidden neuron?",
                flowers(-3.2, -6.45, [-0.5, 0, 1]),
            ),
            *several(
                "Your network fires for setosa in place of versicolor: it has found the smallest petals, not those in "
                "between. With which sign should the readout use each hidden neuron?",
                flowers(-3.2, -6.45, [0.5, -1, -1]),
            ),
            *several(
                "Your network answers the opposite of what is asked: it fires for setosa and virginica, and is silent "
                "for versicolor.",
                flowers(-3.2, -6.45, [0, -1, 1]),
            ),
            *several(
                "None of your hidden neurons ever fires for most flowers of any species. Compare the sizes of the "
                "sums with the sizes of the biases, and their signs: in which unit are the petals measured?",
                flowers(-32, -64.5, [-0.5, 1, -1]),
            ),
            *several(
                "Both of your hidden neurons fire for most flowers of every species. With which sign does "
                "a threshold become a bias, and which of the three numbers of a row is the bias?",
                flowers(3.2, 6.45, [-0.5, 1, -1]),
            ),
            *several(
                "One of your hidden neurons fires for most flowers of every species and the other for few "
                "of any, so neither tells the species apart. Compare the sizes and signs of the biases "
                "with those of the sums: which of the three numbers of a row is the bias?",
                flowers(3.2, -32, [-0.5, 1, -1]),
            ),
            *several(
                "One of your hidden neurons tells virginica from versicolor, but the other fires for few "
                "flowers of any species. Which of its three numbers is the bias, and how do its size and "
                "sign compare with those of the sums?",
                flowers(-6.45, -32, [-0.5, 1, -1]),
            ),
            *several(
                "One of your hidden neurons tells virginica from versicolor, but the other fires for most "
                "flowers of every species, setosa included. Which of its three numbers is the bias, with "
                "which sign does a threshold become one, and is it large enough?",
                flowers(-6.45, 3.2, [-0.5, 1, -1]),
            ),
            *several(
                "One of your hidden neurons tells setosa from the others, but the other one fires for few "
                "flowers of any species. Which of its three numbers is the bias, and how do its size and "
                "sign compare with those of the sums?",
                flowers(-3.2, -32, [-0.5, 1, -1]),
            ),
            *several(
                "One of your hidden neurons tells setosa from the others, but the other one fires for "
                "most flowers of every species. Which of its three numbers is the bias, with which sign "
                "does a threshold become one, and is it large enough?",
                flowers(-3.2, 3.2, [-0.5, 1, -1]),
            ),
            *several(
                "Both of your hidden neurons tell virginica from most others, so setosa and versicolor "
                "look much alike to the readout. Which of the two should notice where versicolor begins, "
                "and does its line leave most versicolor on the other side of setosa?",
                flowers(-6.45, -6.5, [-0.5, 1, -1]),
            ),
            *several(
                "Both of your hidden neurons tell setosa from most others, so versicolor and virginica "
                "look much alike to the readout. In the row that should notice virginica, which number is "
                "the bias, is it large enough, and which weight belongs to which measurement?",
                flowers(-3.2, -3.3, [-0.5, 1, -1]),
            ),
            *several(
                "The numbers of weights do not fit. Here a row holds all weights of one neuron: its bias, then those "
                "of length and of width; the readout has a bias and a weight for each hidden neuron. Is a bias "
                "missing, or are rows and columns exchanged?",
                "hidden, readout = [[-3.2, -6.45], [1, 1], [1, 1]], [-0.5, 1, -1]",
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
        idea="Answer three questions separately: does a connection lead back, through how many layers does a signal "
        "go, does chance play a part? Then judge each statement together with its reason.",
        section="Kinds of networks",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "Can the outputs differ without a memory? Read once more what happens whenever a photograph is shown.",
                'truth = "tttff"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "Count the layers, and compare with the number from which the course calls a network deep.",
                'truth = "fftff"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "What differs between the two showings, and what decides it?",
                'truth = "ftfff"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "The same input gives the same output only if nothing else changes from one showing to the next.",
                'truth = "ftttf"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "A layer in which some neurons are silent is still a layer.",
                'truth = "fttft"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "tfftt"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "F, T, T, F, F"', "truth = ['f', 't', 't', 'f', 'f']"],
    ),
]
