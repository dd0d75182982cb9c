"""The marking of the exercise `backprop`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlgrading.child.tasks import Task, Wrong, changed, slips, told


def draw_triple(rng):
    """Three arrays and an upstream gradient; one entry of one of the arrays is 0."""
    x1, x2, x3, up = rng.choice([-3.5, -2.5, -1.5, -0.5, 1.5, 2.5, 3.5, 4.5], (4, 4))
    zero = [x1, x2, x3][rng.integers(3)]
    zero[rng.integers(4)] = 0.0
    return x1, x2, x3, up


def draw_layer(rng):
    """A layer with more samples than outputs, not as many inputs as outputs, and its upstream gradient."""
    d, p = rng.permutation([2, 3])
    return tuple(rng.integers(-8, 9, shape) / 4 for shape in ((5, d), (d, p), (p,), (5, p)))


def draw_graph(rng):
    """A graph of additions whose nodes are numbered at random, its output, and the upstream gradient."""
    size = int(rng.integers(5, 9))
    names = [int(k) for k in rng.permutation(size)]
    inputs = [[] for _ in range(size)]
    for k in range(2, size):
        chosen = rng.permutation([k - 1, *rng.integers(0, k, int(rng.integers(1, 3)))])
        inputs[names[k]] = [names[int(j)] for j in chosen]
    return inputs, names[size - 1], float(rng.integers(2, 6)) / 2


def draw_numbers(rng):
    """A claimed gradient, a point, and a step that is large enough to tell the kinds of differences apart."""
    d = int(rng.integers(3, 5))
    x = rng.uniform(-1.5, 1.5, d).round(2)
    claimed = (np.exp(x) + rng.normal(0, 0.5, d)).round(2)
    return claimed, x, float(rng.choice([0.3, 0.4, 0.5]))


def draw_training(rng):
    """A few samples, a small network and a few steps."""
    n, d, p = int(rng.integers(3, 7)), int(rng.integers(2, 4)), int(rng.integers(2, 4))
    X, y, W, v = (rng.uniform(-1.5, 1.5, shape).round(2) for shape in ((n, d), (n,), (d, p), (p,)))
    return X, y, W, v, 0.3, int(rng.integers(3, 6))


def draw_sandwich(rng):
    """A matrix with more columns than rows or fewer, a square one, and an upstream gradient; none is symmetric."""
    n, d = (int(k) for k in rng.permutation([2, 3]))
    return tuple(rng.uniform(-2, 2, shape) for shape in ((n, d), (d, d), (n, n)))


TRAIN = """def train(X, y, W, v, rate, steps):
    for _ in range(steps):
        Z = np.tanh(X @ W)
        up_o = (Z @ v - y) / len(y)
        up_S = np.outer(up_o, v) * (1 - Z**2)
        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o
    return W, v
"""

NUMBERS = """def distance_to_numbers(f, claimed, x, h):
    numeric = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        numeric[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))
"""


SANDWICH = """def sandwich_back(A, B, upstream):
    left = upstream @ A @ B.T
    right = upstream.T @ A @ B
    return left + right, A.T @ upstream @ A
"""


#: what may be taken to come out of each case of the tie, with what is said of it
TIES = (
    {
        6: "",
        3: "In the first case x receives half of the gradient in your answer, as if it were shared between the "
        "inputs, which is the convention of PyTorch. What does `mlcourse` do?",
        0: "In `mlcourse`, the gradient goes to one input only, so nothing cancels: if both received all of it, more "
        "would leave the node than arrives at it.",
        -6: "In the first case, which of the two inputs gets the gradient on a tie, and with which sign does x stand "
        "in it?",
        12: "In `mlcourse`, the gradient goes to one input only: if both received all of it, more would leave the "
        "node than arrives at it.",
    },
    {
        -6: "",
        6: "The first number is right. In the second case the gradient is routed to 2 - x: what happens to it on its "
        "way through the minus?",
        0: "The first number is right. In the second case the gradient is routed to 2 - x and does not stop there, "
        "but is passed on to x.",
        -3: "The first number is right. In the second case the gradient goes to one input, too, and is not shared.",
        3: "The first number is right. In the second case the gradient goes to one input, too, and is not shared.",
        -12: "The first number is right. In the second case the slope of 2 - x is no 2.",
    },
    {
        0: "",
        3: "The first two numbers are right. In the third case both halves reach x, one of them through a minus.",
        6: "The first two numbers are right. In the third case one of the halves changes its sign before the two are "
        "added.",
        -6: "The first two numbers are right. In the third case only one of the halves changes its sign.",
        -3: "The first two numbers are right. In the third case both halves reach x, not only the one with the minus.",
        12: "The first two numbers are right. In the third case each input gets one half, not all of it.",
    },
)


def ties() -> list[Wrong]:
    """Return a mistake for each way to misread one or two of the three cases; the first one is named."""
    told = {}
    for numbers in itertools.product(*TIES):
        slips = [TIES[n][number] for n, number in enumerate(numbers) if TIES[n][number]]
        if slips and (len(slips) < 2 or (len(slips) == 2 and not {12, -12} & {*numbers})):
            told[numbers] = slips[0]
    told |= {
        (6, 6, 3): "The first number is right. You may have what the input of the max receives: the question is what x "
        "receives, which feeds both inputs, one of them through a minus.",
        (6, 6, 6): TIES[1][6],
        (1, -1, 0): "These are the slopes of the max, for an upstream gradient of 1. Another number arrives here.",
        (1, 1, 0.5): "An upstream gradient of 1 is not what arrives here, and x feeds 2 - x as well.",
        (1, -1, 0.5): "An upstream gradient of 1 is not what arrives here.",
        (
            0,
            0,
            0,
        ): "The third number is right. In `mlcourse` each tie follows a convention that the task states: the gradient "
        "goes to one input only, so it is neither missing, nor does it reach both inputs.",
        (
            -6,
            6,
            0,
        ): "The third number is right, but the signs of the other two are not. Which input gets the gradient on a "
        "tie in `mlcourse`, and what happens to it on the way from there to x?",
        (
            3,
            -3,
            0,
        ): "The third number is right. In the first two you shared the gradient between the inputs, but this is the "
        "convention of PyTorch. What does `mlcourse` do?",
        (3, 3, 3): TIES[0][3],
    }
    return [Wrong(said, f"prediction = {list(numbers)}") for numbers, said in told.items()]


#: what is said of each wrong letter in each case
VERDICTS = (
    {
        "b": "In case 1 the error is as small as rounding allows.",
        "c": "In case 1 the error is as small as rounding allows, so no kink has disturbed the difference.",
        "d": "In case 1 nothing is wrong with the gradient. Which of its properties would learning suffer from?",
    },
    {
        "a": "In case 2, an error of two per cent is large, because central differences are accurate to about ten "
        "digits; and it does not depend on h.",
        "c": "In case 2 all entries are affected alike, whereas a kink affects single entries.",
        "d": "In case 2, an error of two per cent that does not depend on h is none of rounding.",
    },
    {
        "a": "In case 3 one entry is off by half: what is special about its weighted sum, compared with the step?",
        "b": "In case 3, how far does the step reach, and how far away is the point where the slope jumps?",
        "d": "In case 3 nothing is known yet of the one entry: compare its weighted sum with the step.",
    },
    {
        "b": "In case 4, only the precision changed. What does this say about the formula for the gradient?",
        "c": "In case 4 the error is gone in double precision, whereas a kink would stay.",
        "d": "In case 4, think of how gradient descent behaves when its steps contain small rounding errors.",
    },
)


def verdicts() -> list[Wrong]:
    """Return a mistake for one or two wrong letters, for one letter everywhere, and for letters that are exchanged."""
    right = "abca"
    told = {}
    for letters in itertools.product("abcd", repeat=4):
        wrong = [n for n, letter in enumerate(letters) if letter != right[n]]
        said = [VERDICTS[n][letters[n]] for n in wrong]
        if len(wrong) == 1:
            told["".join(letters)] = f"Three letters are right. {said[0]}"
        elif len(wrong) == 2 and "d" not in (letters[0], letters[1], letters[2]):
            told["".join(letters)] = f"Two letters are right. {' '.join(said)}"
        elif letters in (("b", "a", "c", "b"), ("b", "c", "a", "b"), ("c", "b", "a", "c"), ("d", "b", "c", "d")):
            told["".join(letters)] = f"{said[0]} Read the list of choices again: are two of the letters exchanged?"
        elif len(wrong) == 3 and (len(set(letters)) == 1 or letters in (("a", "d", "b", "d"), ("a", "c", "b", "d"))):
            told["".join(letters)] = f"One letter is right. {said[0]}"
    told["bacb"] = "The letters of a right and a wrong gradient are exchanged. Read the list of choices again."
    return [Wrong(said, f'verdicts = "{letters}"') for letters, said in told.items()]


TASKS = [
    Task(
        name="by_hand",
        idea="Compute all values forwards, then go back from line 3 to line 1 and apply one rule a line. Note "
        "everything that arrives at each letter, and look for the letter that stands in two lines.",
        section="Backpropagation through a whole network",
        returns="three numbers: what a, b and c receive",
        wrong=[
            Wrong(
                "The gradient that arrives from above is missing: this is how o itself changes, as if a 1 arrived.",
                "to_a, to_b, to_c = -7, 4, 2",
            ),
            Wrong(
                "The gradient that arrives from above is missing on a path to a. It is a factor of everything that "
                "is passed on.",
                "to_a, to_b, to_c = -7, 16, 8",
            ),
            Wrong(
                "The gradient that arrives from above is missing. It is a factor of everything that is passed on.",
                "to_a, to_b, to_c = -28, 4, 2",
            ),
            Wrong(
                "The gradient that arrives from above is missing. It is a factor of everything that is passed on.",
                "to_a, to_b, to_c = -28, 16, 2",
            ),
            Wrong(
                "a is used twice, and only the gradient that comes from line 1 was counted.",
                "to_a, to_b, to_c = -24, 16, 8",
            ),
            Wrong(
                "a is used twice, and only the gradient that comes from line 3 was counted.",
                "to_a, to_b, to_c = -4, 16, 8",
            ),
            Wrong(
                "The gradients that reach a by two paths are added, not multiplied.",
                "to_a, to_b, to_c = 96, 16, 8",
            ),
            Wrong(
                "a receives a share from line 3 and one from line 1. Go through the sign of each, and through how "
                "the shares of a fan-out are combined.",
                "to_a, to_b, to_c = 20, 16, 8",
            ),
            Wrong(
                "a receives a share from line 3 and one from line 1. In that of line 3, what is a multiplied by, and "
                "which sign does it have?",
                "to_a, to_b, to_c = -20, 16, 8",
            ),
            Wrong(
                "a receives a share from line 3 and one from line 1. Both shares are negative.",
                "to_a, to_b, to_c = 28, 16, 8",
            ),
            Wrong(
                "The sign of b was lost on the way forward: what is p, and what is q?",
                "to_a, to_b, to_c = 68, 16, 8",
            ),
            Wrong(
                "a receives a share from line 3 and one from line 1. Is c added to p in the q of the first, and "
                "is the second there only once?",
                "to_a, to_b, to_c = -48, 16, 8",
            ),
            Wrong(
                "In the share that a receives from line 3, q has another value. Line 2 is a sum.",
                "to_a, to_b, to_c = -144, 16, 8",
            ),
            Wrong(
                "a receives a share from line 3 and one from line 1. Is q right in the first (line 1 is a "
                "product), and is the second there?",
                "to_a, to_b, to_c = -8, 16, 8",
            ),
            Wrong(
                "In the share that a receives from line 3, the gradient from above is missing.",
                "to_a, to_b, to_c = -25, 16, 8",
            ),
            Wrong(
                "In the share that a receives from line 1, the factor of line 3 is missing: p is not the output.",
                "to_a, to_b, to_c = -16, 16, 8",
            ),
            Wrong(
                "In the share that a receives from line 1, the gradient from above is missing.",
                "to_a, to_b, to_c = -10, 16, 8",
            ),
            Wrong(
                "Half of what should arrive at q, p and c is there: line 3 passes its gradient to q times "
                "the other factor, and the sum in line 2 hands all of what it gets to each of its inputs. "
                "Which of the two did you do otherwise?",
                "to_a, to_b, to_c = -16, 8, 4",
            ),
            Wrong(
                "The gradient from above enters once, at o. At the lines below, what has come down takes its place.",
                "to_a, to_b, to_c = -100, 64, 8",
            ),
            Wrong(
                "At each product, an input received the upstream gradient times itself. Which input's value is the "
                "local derivative?",
                "to_a, to_b, to_c = 0, 12, -4",
            ),
            Wrong(
                "At line 1, a received the gradient times itself. Which input's value is the local derivative?",
                "to_a, to_b, to_c = 12, 16, 8",
            ),
            Wrong(
                "At line 3, did q, or a, receive the gradient times itself? Which input's value is the local "
                "derivative?",
                "to_a, to_b, to_c = 8, -8, -4",
            ),
            Wrong(
                "At line 3, q and a both received the gradient times themselves. Which input's value is the local "
                "derivative?",
                "to_a, to_b, to_c = 20, -8, -4",
            ),
            Wrong(
                "At the sum, you multiplied the gradient by the values of the inputs. What a sum passes on does not "
                "depend on them.",
                "to_a, to_b, to_c = -124, 80, -48",
            ),
            Wrong(
                "At the sum, c received the gradient times a value. What a sum passes on does not depend on its "
                "inputs.",
                "to_a, to_b, to_c = -28, 16, 40",
            ),
            Wrong(
                "At the sum, c received the gradient times a value. What a sum passes on does not depend on its "
                "inputs.",
                "to_a, to_b, to_c = -28, 16, -48",
            ),
            Wrong(
                "At the sum, c received the gradient times its value, and line 3 is left out.",
                "to_a, to_b, to_c = -28, 16, 20",
            ),
            Wrong(
                "c takes part in o only through line 3: what does that line do to the gradient before line 2 copies "
                "it?",
                "to_a, to_b, to_c = -28, 16, 4",
            ),
            Wrong(
                "c takes part in o only through line 3, and the local derivative of that line is not 1.",
                "to_a, to_b, to_c = -28, 16, 1",
            ),
            Wrong(
                "c takes part in o through line 2 and line 3 only. Which of them multiplies the gradient, and by what?",
                "to_a, to_b, to_c = -28, 16, 16",
            ),
            Wrong(
                "Where does the sign come from? A sum passes on what arrives, and line 3 multiplies it by a.",
                "to_a, to_b, to_c = -28, 16, -8",
            ),
            Wrong(
                "c takes part in o through the sum: a sum passes the gradient on to both of its inputs.",
                "to_a, to_b, to_c = -28, 16, 0",
            ),
            Wrong(
                "c receives what arrives at q. Line 3 multiplies the gradient of q by the other factor.",
                "to_a, to_b, to_c = -28, 16, -4",
            ),
            Wrong(
                "To b you passed the gradient of p as if line 1 were a sum, or left out line 3. What is the local "
                "derivative of a product?",
                "to_a, to_b, to_c = -28, 8, 8",
            ),
            Wrong(
                "b takes part in o only through line 1 and then line 3. Which factors does the gradient meet on its "
                "way?",
                "to_a, to_b, to_c = -28, 4, 8",
            ),
            Wrong(
                "b takes part in o only through line 1 and then line 3, and both multiply the gradient.",
                "to_a, to_b, to_c = -28, 2, 8",
            ),
            Wrong(
                "b received the gradient of p times b itself. Which input's value is the local derivative of a "
                "product?",
                "to_a, to_b, to_c = -28, -24, 8",
            ),
            Wrong(
                "With which sign does b stand in line 1, and with which sign does p stand in line 2?",
                "to_a, to_b, to_c = -28, -16, 8",
            ),
            Wrong(
                "Line 3 comes before line 1 on the way back, and both multiply by a. Is a third factor there?",
                "to_a, to_b, to_c = -28, 32, 8",
            ),
            Wrong(
                "To b you passed the gradient of p times the value of p, which contains b. Which input's value is "
                "the local derivative of a product?",
                "to_a, to_b, to_c = -28, -48, 8",
            ),
        ],
        right=[
            "q, p = -1, -6\nup_q = 4 * 2\nto_a, to_b, to_c = 4 * q + up_q * -3, up_q * 2, up_q",
            "to_a, to_b, to_c = -28.0, 16.0, 8.0",
        ],
    ),
    Task(
        name="triple",
        idea="Hold two of the three inputs fixed, say at 3 and 5: by how much does the output grow when the other one "
        "grows by 1? A formula that divides by an input will not do, since the input may be 0.",
        section="Multiplication swaps the inputs",
        returns="a tuple of three arrays",
        draw=draw_triple,
        decimals=6,
        wrong=[
            Wrong(
                "These are the local derivatives. They have not been multiplied by the upstream gradient.",
                "def triple_back(x1, x2, x3, upstream):\n    return x2 * x3, x1 * x3, x1 * x2",
            ),
            Wrong(
                "Two of the three gradients are 0. Every input of a product has a path to the output.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    zero = np.zeros_like(x1)\n"
                "    return upstream * x2 * x3, zero, zero",
            ),
            Wrong(
                "All three inputs received the same: the upstream gradient times the whole product. The local "
                "derivative by an input does not contain that input.",
                "def triple_back(x1, x2, x3, upstream):\n    g = upstream * x1 * x2 * x3\n    return g, g, g",
            ),
            Wrong(
                "Each input received the upstream gradient times itself. Multiplication swaps: by what is this input "
                "multiplied in the product?",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1, upstream * x2, upstream * x3",
            ),
            Wrong(
                "Each input received the upstream gradient times the sum of the other two. By how much does the "
                "product grow when one input grows by 1?",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * (x2 + x3), upstream * (x1 + x3), upstream * (x1 + x2)",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2, upstream * x3, upstream * x1",
            ),
            Wrong(
                "These are the right arrays in another order: each input receives what the others make of it, and x1 "
                "comes first.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x1 * x2, upstream * x1 * x3, upstream * x2 * x3",
            ),
            Wrong(
                "These are the right arrays in another order: each input receives what the others make of it, and x1 "
                "comes first.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x1 * x3, upstream * x2 * x3, upstream * x1 * x2",
            ),
            Wrong(
                "These are the right arrays in another order: each input receives what the others make of it, and x1 "
                "comes first.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1 * x2, upstream * x1 * x3",
            ),
            Wrong(
                "These are the right arrays in another order: each input receives what the others make of it, and x1 "
                "comes first.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x1 * x3, upstream * x1 * x2, upstream * x2 * x3",
            ),
            Wrong(
                "These are the right arrays in another order: each input receives what the others make of it, and x1 "
                "comes first.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x1 * x2, upstream * x2 * x3, upstream * x1 * x3",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x3, upstream * x3, upstream * x1 * x2",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2, upstream * x1 * x3, upstream * x1 * x2",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x3, upstream * x1 * x2",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1, upstream * x1 * x2",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1 * x3, upstream * x1",
            ),
            Wrong(
                "A factor is missing: all the other inputs belong to the local derivative, also where the product is "
                "taken in two steps.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1 * x3, upstream * x2",
            ),
            Wrong(
                "Here the upstream gradient is missing.",
                "def triple_back(x1, x2, x3, upstream):\n    return x2 * x3, upstream * x1 * x3, upstream * x1 * x2",
            ),
            Wrong(
                "Here the upstream gradient is missing.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2 * x3, x1 * x3, upstream * x1 * x2",
            ),
            *(
                Wrong(
                    "Here an input receives what belongs to another one. Which two inputs is this one multiplied by in "
                    "the product?",
                    "def triple_back(x1, x2, x3, upstream):\n"
                    f"    return {', '.join('upstream * ' + two for two in pairs)}",
                )
                for pairs in (
                    ("x1 * x3", "x1 * x3", "x1 * x2"),
                    ("x1 * x2", "x1 * x3", "x1 * x2"),
                    ("x2 * x3", "x2 * x3", "x1 * x2"),
                    ("x2 * x3", "x1 * x2", "x1 * x2"),
                    ("x2 * x3", "x1 * x3", "x2 * x3"),
                    ("x2 * x3", "x1 * x3", "x1 * x3"),
                )
            ),
            Wrong(
                "Here the upstream gradient is missing.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2 * x3, upstream * x1 * x3, x1 * x2",
            ),
            Wrong(
                "Here the input itself is still in the product. The local derivative by an input does not contain "
                "that input.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1 * x2 * x3, upstream * x1 * x2",
            ),
            Wrong(
                "Here the input itself is still in the product. The local derivative by an input does not contain "
                "that input.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3, upstream * x1 * x3, upstream * x1 * x2 * x3",
            ),
            Wrong(
                "You divide the product by the input, which gives no number where the input is 0. The local "
                "derivative can be written without a division.",
                "def triple_back(x1, x2, x3, upstream):\n    out = upstream * x1 * x2 * x3\n"
                "    return out / x1, out / x2, out / x3",
            ),
            Wrong(
                "Where an input is 0, its gradient need not be 0: a division by the input cannot know it. The local "
                "derivative can be written without one.",
                "def triple_back(x1, x2, x3, upstream):\n    out = upstream * x1 * x2 * x3\n"
                "    return tuple(np.where(x == 0, 0, out / np.where(x == 0, 1, x)) for x in (x1, x2, x3))",
            ),
            Wrong(
                "You divide by an input, and a number put in for 0 does not help. The local derivative can be "
                "written without a division.",
                "def triple_back(x1, x2, x3, upstream):\n    out = x1 * x2 * x3\n"
                "    return tuple(upstream * np.where(x == 0, 1, out / np.where(x == 0, 1, x)) for x in (x1, x2, x3))",
            ),
            Wrong(
                "The upstream gradient was added. The chain rule multiplies it by the local derivative.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream + x2 * x3, upstream + x1 * x3, upstream + x1 * x2",
            ),
            Wrong(
                "Each input received the upstream gradient unchanged. That is what a sum does, but not a product.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream, upstream, upstream",
            ),
            Wrong(
                "The upstream gradient was multiplied in twice.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream**2 * x2 * x3, upstream**2 * x1 * x3, upstream**2 * x1 * x2",
            ),
            Wrong(
                "The product of the other two is taken entry by entry, but yours is one number for all entries.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * (x2 @ x3), upstream * (x1 @ x3), upstream * (x1 @ x2)",
            ),
            Wrong(
                "The gradients of the other two inputs do not enter here: upstream arrives at the output once, and "
                "each input sees the other two.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3 + upstream * x1, upstream * x1 * x3 + upstream * x2, upstream * x1 * "
                "x2 + upstream * x3",
            ),
            Wrong(
                "Each input received the sum of all three inputs. By how much does the product grow when one input "
                "grows by 1?",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * (x1 + x2 + x3), upstream * (x1 + x2 + x3), upstream * (x1 + x2 + x3)",
            ),
            Wrong(
                "This is the output, times the upstream gradient. A gradient for each of the three inputs is asked "
                "for.",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x1 * x2 * x3",
            ),
            Wrong(
                "Two of the three gradients are there. Which input is left out?",
                "def triple_back(x1, x2, x3, upstream):\n    return upstream * x2 * x3, upstream * x1 * x3",
            ),
            Wrong(
                "The gradients of all three inputs are asked for, each by itself.",
                "def triple_back(x1, x2, x3, upstream):\n"
                "    return upstream * x2 * x3 + upstream * x1 * x3 + upstream * x1 * x2",
            ),
        ],
        right=[
            "def triple_back(x1, x2, x3, upstream):\n"
            "    pair = x1 * x2\n"
            "    up_pair, to_3 = upstream * x3, upstream * pair\n"
            "    return up_pair * x2, up_pair * x1, to_3",
            "def triple_back(x1, x2, x3, upstream):\n"
            "    x = np.stack([x1, x2, x3])\n"
            "    return tuple(upstream * np.delete(x, k, axis=0).prod(axis=0) for k in range(3))",
        ],
    ),
    Task(
        name="layer",
        idea="A gradient has the shape of the value to which it belongs. Find the one that breaks this rule, and ask "
        "how often each of its numbers is used in the forward pass.",
        section="Broadcasting is a fan-out",
        exact=True,
        returns="a tuple of three arrays, of the shapes of X, W and b",
        draw=draw_layer,
        decimals=6,
        wrong=[
            Wrong(
                "The gradient of the bias has a row for each sample, although the bias "
                "has one number for each output and is used by every sample.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream",
            ),
            Wrong(
                "For the bias you averaged over the samples, but each use acts on "
                "the objective in full: what happens to gradients at a fan-out?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.mean(axis=0)",
            ),
            Wrong(
                "For the bias you added over the outputs, and not over the samples that share it.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=1)",
            ),
            Wrong(
                "For the bias you added everything up to one number, but each output has a bias of its own.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.sum()",
            ),
            Wrong(
                "In the gradient of the bias only the last sample counts. Does each sample replace the one before it?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream[-1]",
            ),
            Wrong(
                "The gradient of the bias contains the bias itself, but what a sum passes "
                "on does not depend on its inputs.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, (upstream * b).sum(axis=0)",
            ),
            Wrong(
                "In the gradient of the bias only the first sample counts. It is used by every sample.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream[0]",
            ),
            Wrong(
                "The gradient of the bias does not contain what arrives from above: it only counts the samples.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, len(X) * np.ones(len(b))",
            ),
            Wrong(
                "The gradient of the bias does not contain what arrives from above.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, np.ones(len(b))",
            ),
            Wrong(
                "The gradient of the bias is 0 here. The bias is added to every row, so it does act on the objective.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, np.zeros(len(b))",
            ),
            Wrong(
                "The numbers are right, but the gradient of an array has the shape of that array, and that of the "
                "bias has one axis too many.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0, keepdims=True)",
            ),
            Wrong(
                "The numbers are right, but the gradient of an array has the shape of that array, and that of the "
                "bias has one axis too many.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0)[:, None]",
            ),
            Wrong(
                "You took the largest of what the samples send to the bias. What happens to gradients at a fan-out?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, upstream.max(axis=0)",
            ),
            Wrong(
                "The bias itself was added to its gradient.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0) + b",
            ),
            Wrong(
                "The bias received the sums of the outputs, not of what arrives from above.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream, (X @ W + b).sum(axis=0)",
            ),
            Wrong(
                "For W and b you averaged over the samples, but what arrives is already the gradient of the "
                "objective: each use adds its share.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream / len(X), upstream.sum(axis=0) / len(X)",
            ),
            Wrong(
                "For W you averaged over the samples, but what arrives is already the gradient of the objective: "
                "each use adds its share.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ upstream / len(X), upstream.sum(axis=0)",
            ),
            Wrong(
                "You averaged over the samples. For X there is nothing to average, and elsewhere each use adds its "
                "share.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T / len(X), X.T @ upstream / len(X), upstream.sum(axis=0) / len(X)",
            ),
            Wrong(
                "You averaged over the samples. Each row of X is used by its own sample only.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T / len(X), X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradients of X and W are in each other's place: the order asked for is X, W, b.",
                "def layer_back(X, W, b, upstream):\n    return X.T @ upstream, upstream @ W.T, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradients of W and b are in each other's place: the order asked for is X, W, b.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, upstream.sum(axis=0), X.T @ upstream",
            ),
            Wrong(
                "The gradients are in another order: X, W, b is asked for.",
                "def layer_back(X, W, b, upstream):\n    return upstream.sum(axis=0), X.T @ upstream, upstream @ W.T",
            ),
            Wrong(
                "The gradients are in another order: X, W, b is asked for.",
                "def layer_back(X, W, b, upstream):\n    return X.T @ upstream, upstream.sum(axis=0), upstream @ W.T",
            ),
            Wrong(
                "The gradient of W is transposed: the gradient of an array has the shape of that array.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, upstream.T @ X, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of X is transposed: the gradient of an array has the shape of that array.",
                "def layer_back(X, W, b, upstream):\n    return W @ upstream.T, X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradients of X and W are transposed: the gradient of an array has the shape of that array.",
                "def layer_back(X, W, b, upstream):\n    return W @ upstream.T, upstream.T @ X, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of W is transposed, and that of the bias has a row for each sample: each has the shape "
                "of its array.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, upstream.T @ X, upstream",
            ),
            Wrong(
                "The gradient of X does not contain what arrives from above: this is how much each input weighs in "
                "the outputs.",
                "def layer_back(X, W, b, upstream):\n"
                "    return np.ones_like(upstream) @ W.T, X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of W does not contain what arrives from above: it only adds up the inputs.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ np.ones_like(upstream), upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradients do not contain what arrives from above.",
                "def layer_back(X, W, b, upstream):\n"
                "    return np.ones_like(upstream) @ W.T, X.T @ np.ones_like(upstream), len(X) * np.ones(len(b))",
            ),
            Wrong(
                "The gradient of X contains X itself, but the local derivative by a factor does not contain that "
                "factor.",
                "def layer_back(X, W, b, upstream):\n"
                "    return X * (upstream @ W.T), X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of W contains W itself, but the local derivative by a factor does not contain that "
                "factor.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, W * (X.T @ upstream), upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of X was made of the outputs, not of what arrives from above.",
                "def layer_back(X, W, b, upstream):\n"
                "    return (X @ W + b) @ W.T, X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "The gradient of W was made of the outputs, not of what arrives from above.",
                "def layer_back(X, W, b, upstream):\n"
                "    return upstream @ W.T, X.T @ (X @ W + b), upstream.sum(axis=0)",
            ),
            Wrong(
                "The bias was subtracted from what arrives from above. What a sum passes on does not depend on its "
                "inputs.",
                "def layer_back(X, W, b, upstream):\n"
                "    return (upstream - b) @ W.T, X.T @ (upstream - b), (upstream - b).sum(axis=0)",
            ),
            Wrong(
                "The gradient of the bias is missing: each of the three receives one.",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream",
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. `upstream` has a row for each sample and a "
                "column for each output: which axis of W, or of X, has to be summed over, and which one must remain?",
                "def layer_back(X, W, b, upstream):\n    return upstream @ W, X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. `upstream` has a row for each sample and a "
                "column for each output: which axis of W, or of X, has to be summed over, and which one must remain?",
                "def layer_back(X, W, b, upstream):\n"
                "    return np.dot(upstream, W), X.T @ upstream, upstream.sum(axis=0)",
            ),
            Wrong(
                "Arrays of these shapes cannot be combined entry by entry. Should a matrix product sum over one "
                "of the axes instead?",
                "def layer_back(X, W, b, upstream):\n    return upstream * W, X.T @ upstream, upstream.sum(axis=0)",
            ),
        ],
        right=[
            "def layer_back(X, W, b, upstream):\n    return upstream @ W.T, X.T @ upstream, np.ones(len(X)) @ upstream",
            "def layer_back(X, W, b, upstream):\n"
            "    to_b = np.zeros(len(b))\n"
            "    for row in upstream:\n"
            "        to_b += row\n"
            "    return np.einsum('np,dp->nd', upstream, W), np.einsum('nd,np->dp', X, upstream), to_b",
        ],
    ),
    Task(
        name="engine",
        idea="Draw the second example and note what arrives at each node, and when. Before the backward pass itself, "
        "find an order in which every node comes only after all nodes that use it.",
        section="Topological order",
        returns="one number for each node",
        draw=draw_graph,
        edges=[
            ([[], [0, 0], [1, 1]], 2, 3.0),
            ([[], [0, 0], [1, 1], [2, 1]], 3, 3.0),
            ([[], [0, 0], [1, 1], [1, 2]], 3, 3.0),
            ([[], [2, 0], [0, 0], [1]], 1, 2.0),
            ([[], [0, 0], [1, 1], [1, 0]], 2, 3.0),  # the last node uses others, but the output does not use it
            ([[], [0, 0], [1, 1], [1], [3, 2]], 4, 2.0),
            ([[], [0, 0], [1, 1], [1], [2, 3]], 4, 2.0),
        ],
        probes=6,
        wrong=[
            Wrong(
                "In a graph with a node that the output does not depend on, part of the gradient is not handed "
                "on. Does a node wait there for users through which no gradient can come?",
                """def walk_back(inputs, output, upstream):
    users = [0] * len(inputs)
    for earlier in inputs:
        for k in earlier:
            users[k] += 1
    gradients, ready = [0.0] * len(inputs), [output]
    gradients[output] = upstream
    while ready:
        node = ready.pop()
        for k in inputs[node]:
            gradients[k] += gradients[node]
            users[k] -= 1
            if not users[k]:
                ready.append(k)
    return gradients""",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "walk_back = walk_classmate",
            ),
            *(
                Wrong(
                    "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At "
                    "what moment may a node pass it on?",
                    "def walk_back(inputs, output, upstream):\n    users = [0] * len(inputs)\n"
                    "    for earlier in inputs:\n        for k in set(earlier):\n            users[k] += 1\n"
                    "    grad, ready = np.zeros(len(inputs)), [output]\n    grad[output] = upstream\n"
                    f"    while ready:\n        node = ready.pop({first})\n        for k in inputs[node]:\n"
                    "            grad[k] += grad[node]\n            users[k] -= 1\n            if users[k] == 0:\n"
                    "                ready.append(k)\n    return grad",
                )
                for first in ("", 0)
            ),
            Wrong(
                "Some shares were counted several times: whenever a node received more, it passed on its whole "
                "gradient again, with what it had passed on before.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    def visit(node, arrives):\n"
                "        grad[node] += arrives\n"
                "        for child in inputs[node]:\n"
                "            visit(child, grad[node])\n"
                "    visit(output, upstream)\n"
                "    return grad",
            ),
            Wrong(
                "Every node that is reached has just what arrives at the output, as if only one of its shares "
                "counted. What happens to gradients at a fan-out?",
                "def walk_back(inputs, output, upstream):\n"
                "    order = []\n"
                "    def visit(node):\n"
                "        if node not in order:\n"
                "            for child in inputs[node]:\n"
                "                visit(child)\n"
                "            order.append(node)\n"
                "    visit(output)\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(order):\n"
                "        for child in inputs[node]:\n"
                "            grad[child] = grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "A node that is added twice received one share only, but each of its two arrows brings one.",
                "def walk_back(inputs, output, upstream):\n"
                "    order = []\n"
                "    def visit(node):\n"
                "        if node not in order:\n"
                "            for child in inputs[node]:\n"
                "                visit(child)\n"
                "            order.append(node)\n"
                "    visit(output)\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(order):\n"
                "        for child in set(inputs[node]):\n"
                "            grad[child] += grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "You visited the nodes in the order of their numbers. These are only names: the order must come from "
                "the arrows.",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n"
                "    for node in reversed(range(len(inputs))):\n"
                "        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n"
                "    return grad",
            ),
            Wrong(
                "The paths are counted correctly, but your backward pass starts with 1 at the output. What arrives "
                "there?",
                "def walk_back(inputs, output, upstream):\n"
                "    grad = np.zeros(len(inputs))\n"
                "    def visit(node):\n"
                "        grad[node] += 1\n"
                "        for child in inputs[node]:\n"
                "            visit(child)\n"
                "    visit(output)\n"
                "    return grad",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    waiting, seen = [output], {output}\n    while waiting:\n"
                "        node = waiting.pop(0)\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n            if child not in seen:\n"
                "                seen.add(child)\n                waiting.append(child)\n    return grad",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            order.append(node)\n            for child in inputs[node]:\n"
                "                visit(child)\n    visit(output)\n    for node in order:\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n    return grad",
            ),
            Wrong(
                "Part of the gradient was lost: each node passed on no more than what arrives at the output. Does a "
                "node pass on its own gradient, and at what moment has all of it arrived?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    seen = set()\n    def visit(node):\n"
                "        if node not in seen:\n            seen.add(node)\n            for child in inputs[node]:\n"
                "                grad[child] += grad[node]\n                visit(child)\n    visit(output)\n"
                "    return grad",
            ),
            Wrong(
                "Some shares were counted several times: whenever a node received more, it passed on its whole "
                "gradient again, with what it had passed on before.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    waiting = [output]\n    while waiting:\n"
                "        node = waiting.pop()\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n            waiting.append(child)\n    return grad",
            ),
            Wrong(
                "Some shares were counted several times: whenever a node received more, it passed on its whole "
                "gradient again, with what it had passed on before.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    waiting = [output]\n    while waiting:\n"
                "        node = waiting.pop(0)\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n            waiting.append(child)\n    return grad",
            ),
            Wrong(
                "Some shares were counted several times: whenever a node received more, it passed on its whole "
                "gradient again, with what it had passed on before.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    def visit(node):\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n        for child in inputs[node]:\n"
                "            visit(child)\n    visit(output)\n    return grad",
            ),
            Wrong(
                "Only the inputs of the output itself have received something, but they have inputs, too. Does your "
                "loop go on, and does it go from the output to the leaves?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in order:\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n    return grad",
            ),
            Wrong(
                "You visited the nodes in the order of their numbers, which are only names, and the wrong way round "
                "for most graphs.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    for node in range(len(inputs)):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n    return grad",
            ),
            Wrong(
                "A node divided its gradient among its inputs. What does a sum pass on to each of them?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node] / len(inputs[node])\n"
                "    return grad",
            ),
            Wrong(
                "Nothing but 0 arrives anywhere. With what does the backward pass begin, and at which node?",
                "def walk_back(inputs, output, upstream):\n    return np.zeros(len(inputs))",
            ),
            Wrong(
                "Nothing has been passed on: only the output has a gradient.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    return grad",
            ),
            Wrong(
                "All gradients are twice as large as they should be. Does the output count what arrives there twice?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    grad[output] += upstream\n    order = []\n    def visit(node):\n"
                "        if node not in order:\n            for child in inputs[node]:\n"
                "                visit(child)\n            order.append(node)\n    visit(output)\n"
                "    for node in reversed(order):\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n    return grad",
            ),
            Wrong(
                "The output itself has a gradient, too: what arrives from above.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n    grad[output] = 0\n"
                "    return grad",
            ),
            Wrong(
                "Only the leaves have a gradient in your result. A node that has passed its gradient on has one, "
                "too, and all are asked for.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n"
                "        if inputs[node]:\n            grad[node] = 0\n    return grad",
            ),
            Wrong(
                "Your result lists the nodes in the order of your visit. It should have a number for every node, in "
                "the order of their numbers.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n"
                "    return [grad[node] for node in order]",
            ),
            Wrong(
                "Your result lists the nodes in the order of your visit. It should have a number for every node, in "
                "the order of their numbers.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n"
                "    return [grad[node] for node in reversed(order)]",
            ),
            Wrong(
                "Your result has only the nodes on which the output depends. It should have a number for every node.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n"
                "    return [grad[node] for node in sorted(order)]",
            ),
            Wrong(
                "Your result has only the leaves. It should have a number for every node.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n"
                "    return [g for g, i in zip(grad, inputs) if not i]",
            ),
            Wrong(
                "Your result is a single number. It should have a number for every node.",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    order = []\n    def visit(node):\n        if node not in order:\n"
                "            for child in inputs[node]:\n                visit(child)\n"
                "            order.append(node)\n    visit(output)\n    for node in reversed(order):\n"
                "        for child in inputs[node]:\n            grad[child] += grad[node]\n    return grad[0]",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    waiting, seen = [output], set()\n    while waiting:\n"
                "        node = waiting.pop()\n        if node in seen:\n            continue\n"
                "        seen.add(node)\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n            waiting.append(child)\n    return grad",
            ),
            Wrong(
                "Part of the gradient was lost: a node passed its gradient on before all of it had arrived. At what "
                "moment may a node pass it on?",
                "def walk_back(inputs, output, upstream):\n    grad = np.zeros(len(inputs))\n"
                "    grad[output] = upstream\n    waiting, seen = [output], set()\n    while waiting:\n"
                "        node = waiting.pop()\n        seen.add(node)\n        for child in inputs[node]:\n"
                "            grad[child] += grad[node]\n            if child not in seen:\n"
                "                waiting.append(child)\n    return grad",
            ),
        ],
        right=[
            "def walk_back(inputs, output, upstream):\n"
            "    grad = np.zeros(len(inputs))\n"
            "    def visit(node):\n"
            "        grad[node] += upstream\n"
            "        for child in inputs[node]:\n"
            "            visit(child)\n"
            "    visit(output)\n"
            "    return grad",
            "def walk_back(inputs, output, upstream):\n"
            "    reached, stack = {output}, [output]\n"
            "    while stack:\n"
            "        for child in inputs[stack.pop()]:\n"
            "            if child not in reached:\n"
            "                reached.add(child)\n"
            "                stack.append(child)\n"
            "    missing = {k: sum(inputs[n].count(k) for n in reached) for k in reached}\n"
            "    grad, ready = [0.0] * len(inputs), [output]\n"
            "    grad[output] = upstream\n"
            "    while ready:\n"
            "        node = ready.pop()\n"
            "        for child in inputs[node]:\n"
            "            grad[child] += grad[node]\n"
            "            missing[child] -= 1\n"
            "            if missing[child] == 0:\n"
            "                ready.append(child)\n"
            "    return grad",
        ],
    ),
    Task(
        name="tie",
        idea="Draw two arrows from x to the max, one direct and one through 2 - x. In each of the three cases write "
        "at both arrows what the max hands out, let it run back along its arrow, and add up at x.",
        section="Max routes the gradient",
        returns="three numbers",
        kinds=("order", "reversed"),
        wrong=ties(),
        right=["prediction = np.array([6.0, -6.0, 0.0])", "prediction = (6, -6, 3 - 3)"],
    ),
    Task(
        name="numbers",
        idea="Solve it in two parts. First the vector n, by a loop in which one entry of a copy of x is moved in both "
        "directions; test it on a function whose slopes you know. Then the distance, with `np.linalg.norm`.",
        section="Gradient checking",
        returns="one number",
        draw=draw_numbers,
        probes=6,
        wrong=[
            Wrong(
                "These are one-sided differences. A central difference takes one step up and one step down.",
                changed(NUMBERS, ("(f(x + step) - f(x - step)) / (2 * h)", "(f(x + step) - f(x)) / h")),
            ),
            Wrong(
                "Your numerical gradient is too large: the two points are two steps apart, but you divided by one "
                "step.",
                changed(NUMBERS, ("(2 * h)", "h")),
            ),
            Wrong(
                "You moved all entries of x together, so that each difference is the sum of all slopes. Move one at "
                "a time.",
                changed(NUMBERS, ("step[i] = h", "step[:] = h")),
            ),
            Wrong(
                "The steps accumulate: entries that were moved earlier have not been moved back.",
                changed(
                    changed(NUMBERS, ("        step = np.zeros(len(x))\n", "")),
                    (
                        "    numeric = np.zeros(len(x))\n",
                        "    numeric = np.zeros(len(x))\n    step = np.zeros(len(x))\n",
                    ),
                ),
            ),
            Wrong(
                "This is the distance itself. A distance of 0.1 is large for a gradient of length 0.2 and small for "
                "one of length 1000, so it is compared with the lengths.",
                changed(NUMBERS, (" / (np.linalg.norm(claimed) + np.linalg.norm(numeric))", "")),
            ),
            Wrong(
                "You compared the lengths of the two vectors. Vectors of one length can point in any direction, so "
                "the length of their difference is needed.",
                changed(
                    NUMBERS,
                    ("np.linalg.norm(claimed - numeric)", "abs(np.linalg.norm(claimed) - np.linalg.norm(numeric))"),
                ),
            ),
            Wrong(
                "`x` is not what it was before: what is moved has to be put back, or a copy is moved.",
                changed(NUMBERS, ("    return np", "    x[0] += h\n    return np")),
            ),
            Wrong(
                "You divided by the longer of the two lengths, but this formula contains their sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "max(np.linalg.norm(claimed), np.linalg.norm(numeric))",
                    ),
                ),
            ),
            Wrong(
                "These are one-sided differences, to the left. A central difference takes one step up and one step "
                "down.",
                changed(NUMBERS, ("(f(x + step) - f(x - step)) / (2 * h)", "(f(x) - f(x - step)) / h")),
            ),
            Wrong(
                "One of the two values is that of x itself, not of a point a step away, and you divided by two steps.",
                changed(NUMBERS, ("(f(x + step) - f(x - step)) / (2 * h)", "(f(x + step) - f(x)) / (2 * h)")),
            ),
            Wrong(
                "The numerical gradient enters with the wrong sign: which of the two values of f is subtracted from "
                "which, and is the difference of the two gradients taken?",
                changed(NUMBERS, ("(f(x + step) - f(x - step)) / (2 * h)", "(f(x - step) - f(x + step)) / (2 * h)")),
            ),
            Wrong(
                "Your numerical gradient is off by the square of the step: a division followed by a multiplication "
                "goes from left to right.",
                changed(NUMBERS, ("/ (2 * h)", "/ 2 * h")),
            ),
            Wrong(
                "Your numerical gradient is not divided by the distance of the two points.",
                changed(NUMBERS, (" / (2 * h)", "")),
            ),
            Wrong(
                "The two points are not divided by their whole distance, only by 2.",
                changed(NUMBERS, (" / (2 * h)", " / 2")),
            ),
            Wrong(
                "You took half a step up and half a step down, but the division is by two whole steps, or the other "
                "way round.",
                changed(NUMBERS, ("step[i] = h", "step[i] = h / 2")),
            ),
            Wrong(
                "You took steps of another length: a whole step up and a whole step down are meant.",
                changed(changed(NUMBERS, ("step[i] = h", "step[i] = h / 2")), ("(2 * h)", "h")),
            ),
            Wrong(
                "The two values were added. A difference is asked for.",
                changed(NUMBERS, ("f(x + step) - f(", "f(x + step) + f(")),
            ),
            Wrong(
                "You compare entry by entry, and take the largest. The formula contains the lengths of whole "
                "vectors: three norms, and one quotient.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.max(np.abs(claimed - numeric) / (np.abs(claimed) + np.abs(numeric)))",
                    ),
                ),
            ),
            Wrong(
                "You compare entry by entry, and take the mean. The formula contains the lengths of whole vectors: "
                "three norms, and one quotient.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.mean(np.abs(claimed - numeric) / (np.abs(claimed) + np.abs(numeric)))",
                    ),
                ),
            ),
            Wrong(
                "You compare entry by entry, and add up. The formula contains the lengths of whole vectors: three "
                "norms, and one quotient.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.sum(np.abs(claimed - numeric) / (np.abs(claimed) + np.abs(numeric)))",
                    ),
                ),
            ),
            Wrong(
                "You compare entry by entry, and take the length of the result. The formula contains three lengths "
                "of whole vectors, and one quotient.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.linalg.norm((claimed - numeric) / (np.abs(claimed) + np.abs(numeric)))",
                    ),
                ),
            ),
            Wrong(
                "You took the largest entries. The formula contains the lengths of the vectors, into which all "
                "entries go.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.abs(claimed - numeric).max() / (np.abs(claimed).max() + np.abs(numeric).max())",
                    ),
                ),
            ),
            Wrong(
                "You took the largest error alone. The formula compares the length of the difference with the "
                "lengths of the vectors.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.abs(claimed - numeric).max()",
                    ),
                ),
            ),
            Wrong(
                "You added up the sizes of the entries. The length of a vector is another norm.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.abs(claimed - numeric).sum() / (np.abs(claimed).sum() + np.abs(numeric).sum())",
                    ),
                ),
            ),
            Wrong(
                "These are squares of lengths: a root is missing above and below.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "((claimed - numeric) ** 2).sum() / ((claimed**2).sum() + (numeric**2).sum())",
                    ),
                ),
            ),
            Wrong(
                "The root was taken of the whole quotient of squares. Each of the three lengths has its own root.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.sqrt(((claimed - numeric) ** 2).sum() / ((claimed**2).sum() + (numeric**2).sum()))",
                    ),
                ),
            ),
            Wrong(
                "The square of the distance stands above: a root is missing.",
                changed(NUMBERS, ("np.linalg.norm(claimed - numeric) /", "np.linalg.norm(claimed - numeric) ** 2 /")),
            ),
            Wrong(
                "In the denominator you took the length of the sum. It should be the sum of the two lengths, which "
                "stays large when a and n point in opposite directions.",
                changed(
                    NUMBERS,
                    ("(np.linalg.norm(claimed) + np.linalg.norm(numeric))", "np.linalg.norm(claimed + numeric)"),
                ),
            ),
            Wrong(
                "You divided by the length of the claimed gradient alone. This formula has the sum of both lengths.",
                changed(NUMBERS, ("(np.linalg.norm(claimed) + np.linalg.norm(numeric))", "np.linalg.norm(claimed)")),
            ),
            Wrong(
                "You divided by the length of the numerical gradient alone. This formula has the sum of both lengths.",
                changed(NUMBERS, ("(np.linalg.norm(claimed) + np.linalg.norm(numeric))", "np.linalg.norm(numeric)")),
            ),
            Wrong(
                "You divided by the product of the two lengths. This formula has their sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "(np.linalg.norm(claimed) * np.linalg.norm(numeric))",
                    ),
                ),
            ),
            Wrong(
                "You divided by the difference of the two lengths. This formula has their sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "abs(np.linalg.norm(claimed) - np.linalg.norm(numeric))",
                    ),
                ),
            ),
            Wrong(
                "You divided by the smaller of the two lengths. This formula has their sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "min(np.linalg.norm(claimed), np.linalg.norm(numeric))",
                    ),
                ),
            ),
            Wrong(
                "This is twice the distance. Did you divide by the mean of the two lengths? This formula has "
                "their sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "((np.linalg.norm(claimed) + np.linalg.norm(numeric)) / 2)",
                    ),
                ),
            ),
            Wrong(
                "Brackets are missing: the division goes before the sum.",
                changed(
                    NUMBERS,
                    (
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.linalg.norm(claimed) + np.linalg.norm(numeric)",
                    ),
                ),
            ),
            Wrong(
                "The quotient stands upside down.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "(np.linalg.norm(claimed) + np.linalg.norm(numeric)) / np.linalg.norm(claimed - numeric)",
                    ),
                ),
            ),
            Wrong(
                "You divided by the number of entries, too.",
                changed(NUMBERS, ("return ", "return 1 / len(x) * ")),
            ),
            Wrong(
                "This is the length of your numerical gradient.",
                changed(
                    NUMBERS,
                    (
                        "np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))",
                        "np.linalg.norm(numeric)",
                    ),
                ),
            ),
            Wrong(
                "The distance is 1, as if your numerical gradient were 0 everywhere. Is a copy of x moved (two "
                "names for one array are still one array), and is what you measure stored?",
                "def distance_to_numbers(f, claimed, x, h):\n    numeric = np.zeros(len(x))\n"
                "    for i in range(len(x)):\n        up, down = x, x\n        up[i] += h\n        down[i] -= h\n"
                "        numeric[i] = (f(up) - f(down)) / (2 * h)\n"
                "    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))\n",
            ),
            Wrong(
                "x has been moved, and not moved back. After its entry is measured, x must be where it was before "
                "the next one.",
                "def distance_to_numbers(f, claimed, x, h):\n    numeric = np.zeros(len(x))\n"
                "    for i in range(len(x)):\n        x[i] += h\n        up = f(x)\n        x[i] -= 2 * h\n"
                "        numeric[i] = (up - f(x)) / (2 * h)\n"
                "    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))\n",
            ),
            Wrong(
                "x has been moved, and not moved back. After its entry is measured, x must be where it was before "
                "the next one.",
                "def distance_to_numbers(f, claimed, x, h):\n    numeric = np.zeros(len(x))\n"
                "    for i in range(len(x)):\n        before = f(x)\n        x[i] += h\n"
                "        numeric[i] = (f(x) - before) / h\n"
                "    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))\n",
            ),
            Wrong(
                "x has been moved too far back, or not far enough, before the next entry is measured.",
                "def distance_to_numbers(f, claimed, x, h):\n    numeric = np.zeros(len(x))\n"
                "    for i in range(len(x)):\n        x[i] += h\n        up = f(x)\n        x[i] -= 2 * h\n"
                "        numeric[i] = (up - f(x)) / (2 * h)\n        x[i] += 2 * h\n"
                "    return np.linalg.norm(claimed - numeric) / (np.linalg.norm(claimed) + np.linalg.norm(numeric))\n",
            ),
            Wrong(
                "The last entry has not been measured: up to which index does your loop go?",
                changed(NUMBERS, ("range(len(x))", "range(len(x) - 1)")),
            ),
            Wrong(
                "The first entry has not been measured. Python counts from 0.",
                changed(NUMBERS, ("range(len(x))", "range(1, len(x))")),
            ),
            Wrong(
                "Only the first entry has been measured. Does the `return` stand behind the loop?",
                changed(NUMBERS, ("range(len(x))", "range(1)")),
            ),
            Wrong(
                "You moved all entries of x together, so that there is one slope for all of them. Move one at a time.",
                "def distance_to_numbers(f, claimed, x, h):\n    n = (f(x + h) - f(x - h)) / (2 * h)\n"
                "    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))",
            ),
            Wrong(
                "You moved all entries of x together, and took one-sided differences.",
                "def distance_to_numbers(f, claimed, x, h):\n    n = (f(x + h) - f(x)) / h\n"
                "    return np.linalg.norm(claimed - n) / (np.linalg.norm(claimed) + np.linalg.norm(n))",
            ),
        ],
        right=[
            "def distance_to_numbers(f, claimed, x, h):\n"
            "    steps = h * np.eye(len(x))\n"
            "    n = np.array([f(x + s) - f(x - s) for s in steps]) / (2 * h)\n"
            "    return np.sqrt(((claimed - n) ** 2).sum()) / (np.sqrt((claimed**2).sum()) + np.sqrt((n**2).sum()))",
            "def distance_to_numbers(f, claimed, x, h):\n"
            "    n = []\n"
            "    for i in range(len(x)):\n"
            "        old = x[i]\n"
            "        x[i] = old + h\n"
            "        up = f(x)\n"
            "        x[i] = old - h\n"
            "        n.append((up - f(x)) / 2 / h)\n"
            "        x[i] = old\n"
            "    length = np.linalg.norm\n"
            "    return length(np.subtract(claimed, n)) / (length(claimed) + length(n))",
        ],
    ),
    Task(
        name="train",
        idea="Number the lines of the forward pass and write the gradients in reverse, each with its shape. The "
        "chapter's network has the same pattern, but other activations and biases: which factors change?",
        section="The two-layer perceptron",
        returns="a tuple of two arrays, of the shapes of W and v, from which two numbers follow",
        draw=draw_training,
        wrong=[
            Wrong(
                "v was changed before the gradient by W was computed, but that gradient contains the v of the forward "
                "pass.",
                changed(
                    TRAIN,
                    (
                        "        up_S = np.outer(up_o, v) * (1 - Z**2)\n"
                        "        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o\n",
                        "        v = v - rate * Z.T @ up_o\n"
                        "        W = W - rate * X.T @ (np.outer(up_o, v) * (1 - Z**2))\n",
                    ),
                ),
            ),
            Wrong(
                "The slope of the hidden activation function is missing: the gradient passes the tanh as if there "
                "were none.",
                changed(TRAIN, (" * (1 - Z**2)", "")),
            ),
            Wrong(
                "The slope in the hidden layer is that of a sigmoid, but its activation function is another one.",
                changed(TRAIN, ("(1 - Z**2)", "Z * (1 - Z)")),
            ),
            Wrong(
                "The slope of tanh was computed from its output as if that were the weighted sum.",
                changed(TRAIN, ("(1 - Z**2)", "(1 - np.tanh(Z) ** 2)")),
            ),
            Wrong(
                "Your gradient is that of the sum over the samples, but the loss is their mean.",
                changed(TRAIN, (" / len(y)", "")),
            ),
            Wrong(
                "The loss grows: your steps follow the gradient uphill.",
                changed(TRAIN, ("W - rate * X.T @ up_S, v - rate", "W + rate * X.T @ up_S, v + rate")),
            ),
            Wrong(
                "Only the output layer learns; the weights of the hidden layer stay as they were.",
                changed(TRAIN, ("W, v = W - rate * X.T @ up_S, v - rate", "v = v - rate")),
            ),
            Wrong(
                "Your gradient is twice as large as it should be: the square brings down a factor of 2, and a factor "
                "of the loss cancels it.",
                changed(TRAIN, ("(Z @ v - y) / len(y)", "2 * (Z @ v - y) / len(y)")),
            ),
            Wrong(
                "The given arrays have changed: an update in place changes the arrays of the caller, too.",
                changed(
                    TRAIN,
                    (
                        "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                        "W -= rate * X.T @ up_S\n        v -= rate * Z.T @ up_o",
                    ),
                ),
            ),
            Wrong(
                "This is where a single step leads. Is the `return` behind the loop, and does each step start "
                "from the weights that the last one has left?",
                changed(TRAIN, ("range(steps)", "range(1)")),
            ),
            Wrong(
                "Your gradient is half as large as it should be: what becomes of the 1/2 of the loss when the square "
                "is differentiated?",
                changed(TRAIN, ("/ len(y)", "/ (2 * len(y))")),
            ),
            Wrong(
                "Your loop takes one step too many.",
                changed(TRAIN, ("range(steps)", "range(steps + 1)")),
            ),
            Wrong(
                "Your loop takes one step too few.",
                changed(TRAIN, ("range(steps)", "range(steps - 1)")),
            ),
            Wrong(
                "Your loop takes twice as many steps.",
                changed(TRAIN, ("range(steps)", "range(2 * steps)")),
            ),
            Wrong(
                "Nothing has been learnt: the weights are those that were given. Is the result of the update kept, "
                "and does the loop run?",
                changed(TRAIN, ("range(steps)", "range(0)")),
            ),
            Wrong(
                "The hidden values are still those of the first weights. What in the forward pass depends on W?",
                changed(
                    changed(TRAIN, ("        Z = np.tanh(X @ W)\n", "")),
                    ("    for _", "    Z = np.tanh(X @ W)\n    for _"),
                ),
            ),
            Wrong(
                "The output is still that of the first weights: it has to be computed anew in every step.",
                changed(
                    changed(TRAIN, ("        up_o = (Z @ v - y) / len(y)\n", "")),
                    ("    for _", "    up_o = (np.tanh(X @ W) @ v - y) / len(y)\n    for _"),
                ),
            ),
            Wrong(
                "Every step follows the gradients of the first weights: they have to be computed anew.",
                "def train(X, y, W, v, rate, steps):\n    Z = np.tanh(X @ W)\n    up_o = (Z @ v - y) / len(y)\n"
                "    up_S = np.outer(up_o, v) * (1 - Z**2)\n    for _ in range(steps):\n"
                "        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o\n    return W, v\n",
            ),
            Wrong(
                "Only the hidden layer learns; v stays as it was.",
                changed(TRAIN, ("W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o", "W = W - rate * X.T @ up_S")),
            ),
            Wrong(
                "W was changed, and then the hidden values were computed again before the gradient by v. Both "
                "gradients belong to the same forward pass.",
                changed(
                    TRAIN,
                    (
                        "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                        "W = W - rate * X.T @ up_S\n        v = v - rate * np.tanh(X @ W).T @ up_o",
                    ),
                ),
            ),
            Wrong(
                "The gradient of W does not contain v: it reaches the hidden values through the output weights.",
                changed(TRAIN, ("np.outer(up_o, v)", "np.outer(up_o, np.ones(len(v)))")),
            ),
            Wrong(
                "The slope of tanh contains the square of its output.",
                changed(TRAIN, ("(1 - Z**2)", "(1 - Z)")),
            ),
            Wrong(
                "The slope of tanh was computed with a plus.",
                changed(TRAIN, ("(1 - Z**2)", "(1 + Z**2)")),
            ),
            Wrong(
                "The slope of tanh was computed from the weighted sum as if that were its output.",
                changed(TRAIN, ("(1 - Z**2)", "(1 - (X @ W) ** 2)")),
            ),
            Wrong(
                "The slope of tanh is 1 minus the square of its output, not the square alone.",
                changed(TRAIN, ("(1 - Z**2)", "Z**2")),
            ),
            Wrong(
                "You multiplied by tanh itself instead of its slope.",
                changed(TRAIN, ("(1 - Z**2)", "Z")),
            ),
            Wrong(
                "The slope of tanh entered the gradient of the output weights. They stand behind the tanh.",
                changed(
                    TRAIN,
                    (
                        "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                        "W, v = W - rate * X.T @ up_S, v - rate * (Z * (1 - Z**2)).T @ up_o",
                    ),
                ),
            ),
            Wrong(
                "The slope in the hidden layer is that of a ReLU.",
                changed(TRAIN, ("(1 - Z**2)", "(Z > 0)")),
            ),
            Wrong(
                "The gradient of v was made of the weighted sums. What does v multiply?",
                changed(TRAIN, ("v - rate * Z.T", "v - rate * (X @ W).T")),
            ),
            Wrong(
                "The error is not weighted by how far it is off: only its sign counts in your gradient.",
                changed(TRAIN, ("(Z @ v - y) / len(y)", "np.sign(Z @ v - y) / len(y)")),
            ),
            Wrong(
                "The target is missing from the error.",
                changed(TRAIN, ("(Z @ v - y)", "(Z @ v)")),
            ),
            Wrong(
                "The steps of W follow the gradient uphill.",
                changed(TRAIN, ("W - rate * X.T", "W + rate * X.T")),
            ),
            Wrong(
                "The steps of v follow the gradient uphill.",
                changed(TRAIN, ("v - rate * Z.T", "v + rate * Z.T")),
            ),
            Wrong(
                "The steps do not contain the rate.",
                changed(changed(TRAIN, ("rate * X.T", "X.T")), ("rate * Z.T", "Z.T")),
            ),
            Wrong(
                "The gradient is divided twice by the number of samples.",
                changed(TRAIN, ("/ len(y)", "/ len(y) ** 2")),
            ),
            Wrong(
                "The gradient is divided by the number of inputs. How many samples are there?",
                changed(TRAIN, ("/ len(y)", "/ X.shape[1]")),
            ),
            Wrong(
                "The mean over the samples was taken for one of the layers only: the gradient of W is that of the sum.",
                changed(TRAIN, ("rate * X.T", "len(y) * rate * X.T")),
            ),
            Wrong(
                "The mean over the samples was taken for one of the layers only: the gradient of v is that of the sum.",
                changed(TRAIN, ("rate * Z.T", "len(y) * rate * Z.T")),
            ),
            Wrong(
                "There is a tanh at the output of your network. It is linear.",
                changed(TRAIN, ("Z @ v - y", "np.tanh(Z @ v) - y")),
            ),
            Wrong(
                "The hidden layer of your network has a sigmoid.",
                changed(changed(TRAIN, ("np.tanh(X @ W)", "1 / (1 + np.exp(-X @ W))")), ("(1 - Z**2)", "Z * (1 - Z)")),
            ),
            Wrong(
                "The samples were taken one by one, with a step after each. One step follows the mean over all of "
                "them.",
                "def train(X, y, W, v, rate, steps):\n    for _ in range(steps):\n        for x, t in zip(X, y):\n"
                "            z = np.tanh(x @ W)\n            up = z @ v - t\n"
                "            W, v = W - rate * np.outer(x, up * v * (1 - z**2)), v - rate * up * z\n    return W, v\n",
            ),
            Wrong(
                "Each step depends on those before it, as with momentum. Plain gradient descent is asked for.",
                "def train(X, y, W, v, rate, steps):\n    mW, mv = 0, 0\n    for _ in range(steps):\n"
                "        Z = np.tanh(X @ W)\n        up_o = (Z @ v - y) / len(y)\n"
                "        up_S = np.outer(up_o, v) * (1 - Z**2)\n"
                "        mW, mv = 0.9 * mW + X.T @ up_S, 0.9 * mv + Z.T @ up_o\n"
                "        W, v = W - rate * mW, v - rate * mv\n    return W, v\n",
            ),
            Wrong(
                "The given array W has changed: an update in place changes the array of the caller, too.",
                changed(
                    TRAIN,
                    (
                        "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                        "W -= rate * X.T @ up_S\n        v = v - rate * Z.T @ up_o",
                    ),
                ),
            ),
            Wrong(
                "The given array v has changed: an update in place changes the array of the caller, too.",
                changed(
                    TRAIN,
                    (
                        "W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o",
                        "W = W - rate * X.T @ up_S\n        v -= rate * Z.T @ up_o",
                    ),
                ),
            ),
            Wrong(
                "v was changed in place before the gradient by W was computed, and the array of the caller with it.",
                changed(
                    TRAIN,
                    (
                        "        up_S = np.outer(up_o, v) * (1 - Z**2)\n"
                        "        W, v = W - rate * X.T @ up_S, v - rate * Z.T @ up_o\n",
                        "        v -= rate * Z.T @ up_o\n        W -= rate * X.T @ (np.outer(up_o, v) * (1 - Z**2))\n",
                    ),
                ),
            ),
            Wrong(
                "Two arrays do not fit each other in a matrix product. The gradient of an array has the shape of "
                "that array: which axis is summed over? And do W and v come back in this order?",
                changed(TRAIN, ("X.T @ up_S", "X @ up_S")),
            ),
            Wrong(
                "Two arrays cannot be combined entry by entry. There is an error for each sample, and a weight in v "
                "for each hidden unit: which table do the two make?",
                changed(TRAIN, ("np.outer(up_o, v)", "up_o * v * np.ones((1, 7))")),
            ),
            Wrong(
                "A table of differences: a column minus a row gives every pair. Print the shape of the error.",
                changed(TRAIN, ("Z @ v - y) / len(y)", "(Z @ v)[:, None] - y).sum(axis=1) / len(y)")),
            ),
        ],
        right=[
            "def train(X, y, W, v, rate, steps):\n"
            "    W, v, n = W.copy(), v.copy(), len(X)\n"
            "    for _ in range(steps):\n"
            "        S = X @ W\n"
            "        Z = np.tanh(S)\n"
            "        d = Z @ v - y\n"
            "        to_v = Z.T @ d / n\n"
            "        to_W = X.T @ ((d[:, None] * v) / np.cosh(S) ** 2) / n\n"
            "        W -= rate * to_W\n"
            "        v -= rate * to_v\n"
            "    return W, v",
            "def train(X, y, W, v, rate, steps):\n"
            "    if steps == 0:\n"
            "        return W, v\n"
            "    to_W, to_v = np.zeros(W.shape), np.zeros(v.shape)\n"
            "    for x, target in zip(X, y):\n"
            "        z = np.tanh(x @ W)\n"
            "        up = (z @ v - target) / len(y)\n"
            "        to_v += up * z\n"
            "        to_W += np.outer(x, up * v * (1 - z * z))\n"
            "    return train(X, y, W - rate * to_W, v - rate * to_v, rate, steps - 1)",
        ],
    ),
    Task(
        name="verdict",
        idea="For each case note three things: how large the error is for the precision in use, whether it is in all "
        "entries or in one, and whether it depends on h. Then look for the cause that fits all three.",
        section="Gradient checking",
        returns="four letters as text",
        wrong=verdicts(),
        right=["verdicts = 'abca '", 'verdicts = "ab" + "ca"'],
    ),
    Task(
        name="neurons_by_hand",
        idea="Each neuron multiplies what arrives at its output by its slope, which its output tells. A weight "
        "receives that times its input; an input receives that times its weight, from each neuron that uses it.",
        section="backprop_numbers: Backward pass, neuron by neuron",
        returns="five numbers",
        decimals=5,
        wrong=slips(
            {"to_sum": -0.128, "to_weight": -0.096, "to_first": -0.048, "to_second": 0.16, "to_input": 0.08},
            {
                "to_sum": [
                    ("That is what arrives at the output. The output neuron multiplies it by its own slope.", -0.8),
                    ("You differentiated with the wrong sign. Should the output grow or fall?", 0.128),
                    (
                        "That is the slope of the sigmoid alone, or the error times one factor of it. What arrives at "
                        "the output, and with which sign?",
                        0.16,
                    ),
                    ("You left out a factor of the slope. Which two does it have?", -0.64, -0.16),
                    (
                        "Where does the factor of two come from? Differentiate the loss with its one half. The "
                        "weight of 2 has no part in this yet.",
                        -0.256,
                    ),
                    ("You started with the loss itself. The backward pass starts with its derivative.", 0.0512, 0.32),
                    ("You took the output for the error. The target belongs to it.", 0.032),
                ],
                "to_weight": [
                    ("That is what the bias receives. By what is this weight multiplied in the sum?", -0.128),
                    ("You multiplied by the weight. In a product each factor receives the other one.", -0.256),
                    ("You took the output of the other hidden neuron.", -0.064),
                    ("The slope of the output neuron is missing.", -0.6),
                    ("The slope of the hidden neuron has no part in this: the weight lies above it.", -0.024, -0.018),
                    ("Check the sign: that of the sum, and that of the hidden output.", 0.096),
                    ("You multiplied by the input of the network. Which value enters this connection?", -0.384),
                    ("You multiplied by the weight as well as by the value that enters it.", -0.192),
                ],
                "to_first": [
                    ("That is what arrives at the output of the hidden neuron. Its slope is still to come.", -0.256),
                    ("The weight of the connection to the output neuron is missing.", -0.024),
                    ("You multiplied by the output of the neuron instead of by its slope.", -0.192),
                    ("The slope has two factors, and both come from the output of this very neuron.", -0.064),
                    ("The slope of the output neuron is missing on the way.", -0.3),
                    ("Check the sign: the gradient of the sum above, and the weight of the connection.", 0.048),
                    ("You went on with the gradient of the weight. What is passed down is that of the sum.", -0.036),
                    ("The weights of the input have no part in this: they lie below the sum.", -0.24),
                ],
                "to_second": [
                    ("That is what arrives at the output of the hidden neuron. Its slope is still to come.", 0.64),
                    ("The weight of the connection to the output neuron is missing.", -0.032),
                    ("The slope has two factors, and no weight below the sum takes part.", 0.32),
                    ("You took the slope of the other hidden neuron.", 0.12),
                    ("The slope of the output neuron is missing on the way.", 1.0),
                    ("Check the sign: the gradient of the sum above, and the weight of the connection.", -0.16),
                    ("You took the weight of the other connection.", -0.064),
                ],
                "to_input": [
                    ("That is the share of the first hidden neuron. The input acts in another way too.", -0.24),
                    ("That is the share of the second hidden neuron. The input acts in another way too.", 0.32),
                    ("The shares of the two ways are added, with their signs.", 0.56, -0.56, -0.08),
                    ("The shares of the two ways are added, not multiplied.", -0.0768),
                    ("The shares of the two ways are added, not averaged.", 0.04),
                    ("An input receives a gradient times a weight, not times its own value.", 0.336),
                    ("The weights are missing. With which weight does each neuron use the input?", 0.112),
                    ("You exchanged the weights of the two neurons.", 0.704),
                ],
            },
        ),
        right=[
            "to_sum = -0.128\nto_weight, to_first, to_second = -0.096, -0.048, 0.16\nto_input = 0.08",
            "d = -0.8 * 0.16\nup = [2 * d, -5 * d]\nto_sum, to_weight = d, 0.75 * d\n"
            "to_first, to_second = up[0] * 3 / 16, up[1] / 4\nto_input = 5 * to_first + 2 * to_second",
        ],
    ),
    Task(
        name="sandwich",
        idea="Call the two uses of A by two names, C and D, and work out what each of them and B receive from the "
        "product of three matrices. Then ask what a transposition does to a gradient, and what happens at a fan-out.",
        section="backprop_numbers: Gradients of a matrix product, entry by entry",
        returns="a tuple of two arrays, of the shapes of A and B",
        draw=draw_sandwich,
        exact=True,
        wrong=told(
            SANDWICH,
            (
                "A is used twice, on the left and on the right of B. Only its use on the left was counted.",
                ("left + right", "left"),
            ),
            (
                "A is used twice, on the left and on the right of B. Only its use on the right was counted.",
                ("left + right", "right"),
            ),
            (
                "The two shares of A are the same only where B and what arrives are symmetric. Neither is so here.",
                ("left + right", "2 * left"),
                ("left + right", "2 * right"),
            ),
            (
                "The shares of the two uses of A are to be added, not averaged.",
                ("left + right", "(left + right) / 2"),
            ),
            (
                "The shares of the two uses of A are to be added, whatever the transposition does to one of them.",
                ("left + right", "left - right"),
            ),
            (
                "The shares of the two uses of A are to be added, not multiplied.",
                ("left + right", "left * right"),
            ),
            (
                "In the share of A on the left, B has to change sides in the product, and what else?",
                ("A @ B.T", "A @ B"),
            ),
            (
                "In the share of A on the right, follow B. How often is it transposed on the way?",
                ("upstream.T @ A @ B", "upstream.T @ A @ B.T"),
            ),
            (
                "In the share of A on the right, A is transposed in the product. What does that do to what arrives?",
                ("upstream.T @ A @ B", "upstream @ A @ B"),
            ),
            (
                "In the share of A on the left, what arrives was transposed, although A is not transposed there.",
                ("upstream @ A @ B.T", "upstream.T @ A @ B.T"),
            ),
            (
                "In both shares of A, one of the matrices beside A stands in the form, transposed or not, that "
                "belongs to the other share.",
                [("left + right", "upstream @ A @ B + upstream.T @ A @ B.T")],
            ),
            (
                "In the gradient of A, what arrives is missing.",
                ("left + right", "A @ B.T + A @ B"),
            ),
            (
                "In the gradient of A, the other A is missing from a share.",
                [("left + right", "np.ones(A.shape) @ B.T + np.ones(A.shape) @ B")],
            ),
            (
                "The gradient of A is right. In that of B, in which form does what arrives stand?",
                ("A.T @ upstream @ A", "A.T @ upstream.T @ A"),
            ),
            (
                "The gradient of A is right. That of B lacks what arrives.",
                ("A.T @ upstream @ A", "A.T @ A"),
            ),
            (
                "The gradient of A is right. B is used once, so its gradient has one share.",
                ("A.T @ upstream @ A", "2 * A.T @ upstream @ A"),
                ("A.T @ upstream @ A", "A.T @ upstream @ A + A.T @ upstream.T @ A"),
            ),
            (
                "The gradient of A is right. That of B contains B itself, but a factor receives the others.",
                ("A.T @ upstream @ A", "A.T @ upstream @ A @ B"),
                ("A.T @ upstream @ A", "B @ A.T @ upstream @ A"),
            ),
            (
                "The two gradients are asked for in another order.",
                ("left + right, A.T @ upstream @ A", "A.T @ upstream @ A, left + right"),
            ),
            (
                "The gradient of A has the shape of A. Yours is transposed.",
                ("left + right", "(left + right).T"),
            ),
            (
                "Two matrices do not fit each other in a product. Compare the shape of each with that of its gradient.",
                ("A.T @ upstream @ A", "A @ upstream @ A.T"),
            ),
            (
                "You returned what the rule computes. The gradients of its inputs were asked for.",
                ("left + right, A.T @ upstream @ A", "A @ B @ A.T"),
            ),
            (
                "You multiplied entry by entry. The rule is made of matrix products.",
                ("A.T @ upstream @ A", "B * (A.T @ upstream @ A)"),
            ),
        ),
        right=[
            """def sandwich_back(A, B, upstream):
    C = A @ B
    up_C, up_transposed = upstream @ A, C.T @ upstream
    return up_C @ B.T + up_transposed.T, A.T @ up_C""",
            """def sandwich_back(A, B, upstream):
    to_A, to_B = np.zeros(A.shape), np.zeros(B.shape)
    for p, q in np.ndindex(upstream.shape):
        to_A[p] += upstream[p, q] * B @ A[q]
        to_A[q] += upstream[p, q] * A[p] @ B
        to_B += upstream[p, q] * np.outer(A[p], A[q])
    return to_A, to_B""",
            """def sandwich_back(A, B, upstream):
    left = np.einsum("pq,qm,lm->pl", upstream, A, B)
    right = np.einsum("pq,pl,lm->qm", upstream, A, B)
    return left + right, np.einsum("pq,pl,qm->lm", upstream, A, A)""",
        ],
    ),
]
