"""The marking of the exercise `perceptron`: inputs, known mistakes with their messages, other right answers."""

import itertools

import numpy as np

from mlcourse import datasets
from mlgrading.child.tasks import Task, Wrong, several


def draw_committee(rng):
    """A committee of up to nine members, and how many votes it takes."""
    d = int(rng.integers(3, 10))
    return int(rng.integers(2, d)), d


def draw_sides(rng):
    """Two points on either side, or the same side, of a line with a bias that matters, none near the line."""
    while True:
        d = int(rng.integers(2, 4))
        a, b, w = rng.integers(-2, 3, d), rng.integers(-2, 3, d), rng.integers(-3, 4, d + 1) / 4
        da, db = w[1:] @ a + w[0], w[1:] @ b + w[0]
        if min(abs(da), abs(db), abs(w[0])) >= 0.25:
            return a, b, w


def committee(weights):
    """Return the code of an answer to the second task."""
    return f"def at_least(k, d):\n    return {weights}"


def hand(s=-16, output=-1, distance=3.2):
    """Return the code of an answer to the third task."""
    return f"s, output, distance = {s}, {output}, {distance}"


def sides(value):
    """Return the code of an answer to the fourth task, from the values da and db at both points."""
    return (
        f"def same_side(a, b, w):\n    v, bias = np.array(w[1:]), w[0]\n    da, db = v @ a + bias, v @ b + bias\n"
        f"    return {value}"
    )


def predictions():
    """Return a known mistake for each wrong list of four outputs, +1 and -1."""
    special = {
        (
            -1,
            1,
            1,
            1,
        ): "These are the outputs of OR. The weights stayed the same, but an input of -1 lowers the sum, whereas "
        "a 0 left it as it was: work out the second row.",
        (
            -1,
            1,
            1,
            -1,
        ): "These are the outputs of XOR, which no single line can produce. Work out the sum of each row, bias "
        "included.",
        (
            1,
            1,
            1,
            -1,
        ): "The size is right, but the sign is wrong in every row. Work out the sum of the last one: both inputs "
        "raise it.",
        (
            1,
            -1,
            -1,
            -1,
        ): "One row gives +1, as it should, but in your list it stands at the other end. In which order does the task "
        "ask for them?",
        (
            1,
            1,
            1,
            1,
        ): "For two inputs of -1 all three terms of the sum are negative. How can the output be +1? Take care of the "
        "sign of the bias.",
        (
            -1,
            -1,
            1,
            1,
        ): "Your output follows the first input alone. Where the two inputs differ, the second one counts as much: "
        "what remains of the sum?",
        (
            -1,
            1,
            -1,
            1,
        ): "Your output follows the second input alone. Where the two inputs differ, the first one counts as much: "
        "what remains of the sum?",
        (-1, -1, -1, -1): "Take the last row: both inputs raise the sum. Is that not enough to outweigh the bias?",
        (
            1,
            -1,
            -1,
            1,
        ): "Look at the first row: both inputs are negative and both weights positive, and the bias is negative "
        "too. What is the sign of the sum?",
    }
    for prediction in itertools.product([-1, 1], repeat=4):
        if prediction == (-1, -1, -1, 1):
            continue
        words = []
        if prediction[0] == 1:
            words.append("In the first row all three terms of the sum are negative. What is its sign?")
        if 1 in prediction[1:3]:
            words.append(
                "Where the two inputs differ they cancel, as their weights are equal. What remains of the sum?"
            )
        if prediction[3] == -1:
            words.append("In the last row both inputs raise the sum. Is that not enough to outweigh the bias?")
        yield Wrong(special.get(prediction, " ".join(words)), f"prediction = {[*prediction]}")
        coded = [max(0, output) for output in prediction]
        if 0 in coded:
            yield Wrong(
                "The step function gives +1 or -1, and never 0. Besides, " + words[0][0].lower() + words[0][1:],
                f"prediction = {coded}",
            )


def flower_lines():
    """Return a known mistake for each way in which a line leaves a part of each species on either side."""
    flowers = datasets.iris()
    petals = np.column_stack([np.ones(150), flowers.X[:, 2:]])
    found = {(4, 0, 0)}
    directions = [
        (-1, 0),
        (0, -1),
        (-1, -1),
        (-1, -2),
        (-2, -1),
        (1, 0),
        (0, 1),
        (1, 1),
        (1, -1),
        (-1, 1),
        (1, -3),
        (-1, 3),
    ]
    for length, width in [*directions, (1, -2), (-1, 2), (2, -5), (-2, 5)]:
        for bias in [0, *(sign * size for size in np.arange(0.15, 11, 0.2).round(2).tolist() for sign in (1, -1))]:
            positive = petals @ [bias, length, width] >= 0
            levels = np.digitize([positive[flowers.y == number].sum() for number in range(3)], [1, 8, 43, 50])
            setosa, versicolor, virginica = kinds = tuple(levels.tolist())
            if kinds in found:
                continue
            found.add(kinds)
            if kinds == (4, 4, 4):
                message = (
                    "Every flower gets +1: either large petals do not lower the sum, or the bias is too large for "
                    "them to bring it below 0. Compare its size with the measurements: in which unit are they, and "
                    "which weight goes with which? (If you trained the weights: which target had each species?)"
                )
            elif kinds == (0, 0, 0):
                message = (
                    "Every flower gets -1, the setosa included. For small petals, the bias must be large enough to "
                    "bring the sum to 0 or more: does it come first, and has it the right sign? (If you trained the "
                    "weights: did the training end without a mistake?)"
                )
            elif kinds == (0, 4, 4):
                message = (
                    "Your line separates the flowers, but all 150 outputs have the wrong sign: the weights point to "
                    "the wrong side. Should a large petal raise the sum or lower it? (The bias comes first.)"
                )
            elif setosa <= 2 and versicolor >= 3 and virginica >= 3:
                message = (
                    "Large petals get +1, and many setosa do not: does a large petal raise the sum in your line? "
                    "Which species should get +1, and is the bias the first of your three numbers?"
                )
            elif setosa == 4 and versicolor <= 1 and virginica <= 1:
                message = (
                    "Nearly: all setosa are right, and only a few of the others are wrong. Compare the smallest of "
                    "the other species with the place of your line, and remember what a sum of 0 gives."
                )
            elif setosa and not versicolor and not virginica:
                message = (
                    "Only setosa are on the positive side, but not all of them. Compare the largest setosa with the "
                    "place of your line. (If you trained the weights: which species had the target +1, and did the "
                    "training end without a mistake?)"
                )
            elif setosa >= 3 and virginica <= versicolor:
                message = (
                    "Not only setosa are on the positive side: versicolor, or some of them, and perhaps virginica are "
                    "there too. Which species should be on which side, and where does the gap between them lie?"
                )
            elif setosa >= 3:
                message = (
                    "Setosa are on the positive side, but virginica are there too, although their petals are the "
                    "largest. With which signs do length and width enter your sum?"
                )
            else:
                message = (
                    "Your line does not run between setosa and the other species. Setosa have short and narrow "
                    "petals: should a larger length, and a larger width, raise the sum or lower it? (Is the bias the "
                    "first of your numbers, and if you trained them, which species had the target +1?)"
                )
            yield Wrong(message, f"flower_weights = {[bias, length, width]}")


TASKS = [
    Task(
        name="and_not",
        idea="Write one inequality for each row of the truth table: which sums must reach 0, and which must stay "
        "below? Begin with the input (0, 0), then ask in which direction each input should push the sum.",
        section="Logic gates: AND, OR, NAND",
        returns="three weights, the bias first",
        kinds=(),
        wrong=[
            *several(
                "Your gate is true for (1, 0), but also when both inputs are equal. When both are 0, the bias alone "
                "decides: look at its sign, and remember what a sum of 0 gives.",
                "weights = [0.5, 1.0, -1.0]",
            ),
            *several(
                "Your gate is true when x_2 is 1 and x_1 is not: the roles of the two inputs are exchanged.",
                "weights = [-0.5, -1.0, 1.0]",
            ),
            *several(
                "Your gate is true for (1, 0), but also for (1, 1): there x_2 does not bring the sum below 0. Has "
                "its weight the right sign, is it large enough, and what does a sum of 0 give?",
                "weights = [-0.5, 1.0, -0.2]",
            ),
            *several(
                "This is AND, where both inputs raise the sum. In the gate of the task, x_2 should work against x_1.",
                "weights = [-0.7, 0.5, 0.5]",
            ),
            *several(
                "The line is right, but every output has the wrong sign: these weights compute the opposite of the "
                "gate.",
                "weights = [0.5, -1.0, 1.0]",
            ),
            *several(
                "Your gate is never true, because the sum reaches 0 for no input. For (1, 0) the weight of x_1 "
                "should outweigh the bias: has it the right sign, and is it large enough?",
                "weights = [-2.0, 1.0, -1.0]",
            ),
            *several(
                "Your gate is always true, because the sum is below 0 for no input. What should hold it back when no "
                "input is 1?",
                "weights = [2.0, 1.0, -1.0]",
            ),
            *several(
                "This is OR: either input is enough. In the gate of the task one of the two should prevent, not help.",
                "weights = [-0.5, 1.0, 1.0]",
            ),
            *several(
                "Your gate is false for (1, 1) only: this is NAND. Is the bias the first of your three numbers, or "
                "did it come last? It alone decides when both inputs are 0.",
                "weights = [1.5, -1.0, -1.0]",
            ),
            *several(
                "Your gate is true when both inputs are 0, and then only: this is NOR. Which of the two should raise "
                "the sum?",
                "weights = [0.5, -1.0, -1.0]",
            ),
            *several(
                "Your gate repeats x_2. It should be true for (1, 0) only: which input should raise the sum, and "
                "which should lower it?",
                "weights = [-0.5, 0.2, 1.0]",
            ),
            *several(
                "Your gate is true whenever x_2 is 0, also when x_1 is 0 too. When both are 0 the bias alone decides: "
                "what should the sum be?",
                "weights = [0.5, 0.2, -1.0]",
            ),
            *several(
                "Your gate is true whenever x_1 is 0. Which input should raise the sum, and which should lower it?",
                "weights = [0.5, -1.0, 0.2]",
            ),
            *several(
                "Three weights are asked for: one for each input, and one that decides when both are 0. Are yours "
                "more or fewer, or do they stand in double brackets?",
                "weights = [1.0, -1.0]",
            ),
            *several(
                "A list of three numbers is asked for: the bias, and a weight for each input.",
                "weights = 0.5",
            ),
        ],
        right=["weights = (-1, 1, -1)", "weights = np.array([-0.3, 0.4, -5.0])"],
        survivors={"weights = [-0.5, 1.0, -2.0]": "another right answer: x_2 lowers the sum even more"},
    ),
    Task(
        name="at_least",
        idea="All members count alike, so let the inputs' part of the sum count the votes. Then the threshold has to "
        "separate two neighbouring counts: try d = 3, k = 2 on paper, and recall how a threshold becomes a bias.",
        section="Logic gates: AND, OR, NAND",
        returns="d + 1 weights, from which one output for each way to vote follows",
        draw=draw_committee,
        edges=[(1, 3), (3, 3)],
        kinds=(),
        wrong=[
            *several(
                "Your committee asks for more than k votes. Look at what happens with exactly k.",
                committee("np.array([-(k + 0.5)] + [1.0] * d)"),
                committee("np.array([-(k + 1.5)] + [1.0] * d)"),
            ),
            *several(
                "Your committee is content with one vote fewer than k. Look at what happens with k - 1. (If you see "
                "no reason for it, print the weights: an array of whole numbers keeps no halves.)",
                committee("np.array([-(k - 1.0)] + [1.0] * d)"),
            ),
            *several(
                "Your committee is content with several votes fewer than k. Look at what happens with k - 1 and k - 2.",
                committee("np.array([-(k - 2.0)] + [1.0] * d)"),
            ),
            *several(
                "Your committee is content with half of the k votes. Give the votes and the threshold the same unit: "
                "by what is each of them multiplied or divided?",
                committee("np.array([-k / 2] + [1.0] * d)"),
            ),
            *several(
                "Your committee says yes to everything. A bias that is positive or 0 lets it fire without a single "
                "vote; a threshold is the bias with the opposite sign.",
                committee("np.array([k - 0.5] + [1.0] * d)"),
            ),
            *several(
                "Your committee says no to everything. Add up what the votes bring when all are 1, and compare it "
                "with the bias.",
                committee("np.array([-k - 0.5] + [-1.0] * d)"),
            ),
            *several(
                "Your committee says yes when few members do: in your weights, a vote of 1 lowers the sum.",
                committee("np.array([k - 0.5] + [-1.0] * d)"),
                committee("np.array([k] + [-1.0] * d)"),
            ),
            *several(
                "Your committee waits for half of its members or more, whatever k is. The bias should depend on k.",
                committee("np.array([-d / 2] + [1.0] * d)"),
                committee("np.array([-d / 2 - 0.25] + [1.0] * d)"),
            ),
            *several(
                "The threshold is among your weights, but in the last place, where it works against one member only.",
                committee("np.array([1.0] * d + [-k])"),
            ),
            *several(
                "Your committee hardly ever says yes. Give the votes and the threshold the same unit: is one of them "
                "a share, or multiplied by d?",
                committee("np.array([-(k - 0.5)] + [1.0 / d] * d)"),
                committee("np.array([-k] + [1.0 / d] * d)"),
            ),
            *several(
                "A single vote is enough for your committee, whatever k is. If your bias depends on k, is it a share, "
                "where the votes are counted, or is each vote multiplied by k as well?",
                committee("np.array([-0.5] + [1.0] * d)"),
            ),
            *several(
                "Your committee wants all members to vote 1, whatever k is. The bias should depend on k, and on "
                "nothing else.",
                committee("np.array([-(d - 0.5)] + [1.0] * d)"),
            ),
            *several(
                "Your bias depends on how many members there are beside the k. Which number of votes does the "
                "committee wait for?",
                committee("np.array([-(d - k)] + [1.0] * d)"),
                committee("np.array([-(d - k + 0.5)] + [1.0] * d)"),
                committee("np.array([-(k + d) / 2] + [1.0] * d)"),
            ),
            *several(
                "Some of the members have no influence in your committee, or one in the wrong direction. Each of the "
                "d members has a vote of the same weight.",
                committee("np.array([-(k - 0.5)] + [1.0] * k + [0.0] * (d - k))"),
                committee("np.array([-(k - 0.5)] + [1.0] * (d - 1) + [0.0])"),
                committee("np.array([-(k - 0.5)] + [1.0] * k + [-1.0] * (d - k))"),
            ),
            *several(
                "The members of your committee have votes of different weight. Does it matter to the task who votes 1?",
                committee("np.array([-(k - 0.5), *range(1, d + 1)])"),
                committee("np.array([-(k - 0.5), *range(d)])"),
            ),
            *several(
                "A committee of d members needs a weight for each member and a bias. How many numbers does your "
                "function return? (k says nothing about their number.)",
                committee("np.array([1.0] * d)"),
            ),
            *several(
                "It seems that your function returns nothing, or a single number, where a list of weights is asked "
                "for. Is a `return` missing?",
                committee("None"),
            ),
            *several(
                "A number seems to stand here where a list is needed, or a list where a number is. Of which kind is "
                "each value in this line, and which sign joins two lists?",
                committee("[-(k - 0.5)] + 1.0 * d"),
            ),
        ],
        right=[
            "def at_least(k, d):\n    return np.array([-k] + [1.0] * d)",
            "def at_least(k, d):\n    w = np.full(d + 1, 2)\n    w[0] = 1 - 2 * k\n    return w",
        ],
    ),
    Task(
        name="by_hand",
        idea="Put a 1 in front of the point, multiply it entry by entry with the weights and add up. For the "
        "distance, find out in the chapter's example why a sum of 10 there means a distance of only 2.",
        section="The decision line",
        returns="three numbers: the sum, the output and the distance",
        kinds=("rounded",),
        wrong=[
            *several(
                "The bias is missing from the sum: it is w_0 times the constant input 1.",
                hand(-6, -1, 1.2),
            ),
            *several(
                "Your sum has the bias with the opposite sign. w_0 is added as it stands, times 1.",
                hand(4, 1, 0.8),
            ),
            *several(
                "Your sum belongs to a positive weight of the second input. Look at the sign of this weight.",
                hand(8, 1, 1.6),
            ),
            *several(
                "The two inputs are exchanged: which weight belongs to the first coordinate?",
                hand(-9, -1, 1.8),
            ),
            *several(
                "Add up the three terms again, each with its own sign, the bias among them.",
                hand(16, 1, 3.2),
                hand(28, 1, 5.6),
                hand(-28, -1, 5.6),
                hand(18, 1, 3.6),
                hand(-4, -1, 0.8),
                hand(-22, -1, 4.4),
                hand(2, 1, 0.4),
            ),
            *several(
                "Is each term of your sum the product of two numbers that belong together? The bias is the first "
                "weight and meets the constant input 1; the others meet x_1 and x_2. If so, add them up again.",
                hand(-15, -1, 3),
                hand(-11, -1, 2.2),
                hand(-30, -1, 6),
                hand(-20, -1, 4),
                hand(-26, -1, 5.2),
                hand(-36, -1, 7.2),
                hand(-13, -1, 2.6),
                hand(-17, -1, 3.4),
                hand(-14, -1, 2.8),
                hand(-10, -1, 2),
            ),
            *several(
                "Compare your output with the sign of your sum.",
                *(hand(-16, 1, d) for d in (3.2, 16, -3.2, 0.64, "16 / np.sqrt(125)", 2, "16 / 7", -16)),
            ),
            *several(
                "The output belongs to another coding: the step function gives +1 or -1, never 0.",
                *(hand(-16, 0, d) for d in (3.2, 16, -3.2, 0.64, "16 / np.sqrt(125)", 2, "16 / 7", -16)),
            ),
            *several(
                "Your output is no output of the step function, which makes one of two numbers of each sum.",
                hand(-16, -16, 3.2),
                hand(-16, 16, 3.2),
                hand(-16, -3.2, 3.2),
            ),
            *several(
                "The sum would grow if all weights were multiplied by 1000, but the distance would not. What is "
                "missing?",
                hand(distance=16),
                hand(distance=-16),
            ),
            *several(
                "Only the weights that turn the line belong to the length of its perpendicular; w_0 shifts the line.",
                hand(distance="16 / np.sqrt(125)"),
                hand(distance=1.43),
                hand(distance="-16 / np.sqrt(125)"),
            ),
            *several(
                "Here a distance has no sign.",
                hand(distance=-3.2),
            ),
            *several(
                "What do you divide the sum by? It should be the length of a vector: neither the square of the "
                "length, nor the sum of the weights, nor one of them.",
                hand(distance=0.64),
                hand(distance="16 / 7"),
                hand(distance=2.29),
                hand(distance="16 / 3"),
                hand(distance=4),
                hand(distance="16 / np.sqrt(7)"),
                hand(distance="16 / 12"),
            ),
            *several(
                "Has the bias, or the point, a part in the number that you divide by? The length of which vector "
                "belongs there?",
                hand(distance="16 / np.sqrt(13)"),
                hand(distance=1.6),
                hand(distance="16 / 17"),
                hand(distance="16 / 11"),
                hand(distance=0.128),
                hand(distance="16 / np.sqrt(14)"),
                hand(distance="16 / np.sqrt(109)"),
                hand(distance="16 / np.sqrt(116)"),
            ),
            *several(
                "That is how far the line is from the origin. Where does the point come in?",
                hand(distance=2),
            ),
            *several(
                "That is how far the point is from the origin. Where does the line come in?",
                hand(distance="np.sqrt(13)"),
                hand(distance=3.61),
            ),
            *several(
                "In the distance the whole weighted sum stands above the line of the fraction, the bias included, "
                "each term with its own sign.",
                hand(distance=1.2),
                hand(distance=3.6),
                hand(distance=5.6),
                hand(distance=0.8),
            ),
            *several(
                "Is something multiplied here that should be divided, or squared that should not?",
                hand(distance=80),
                hand(distance=10.24),
                hand(distance=0.3125),
                hand(distance=51.2),
            ),
        ],
        right=[
            "s, output, distance = -16.0, -1.0, 16 / 5",
            "s = -10 + 6 - 12\noutput = np.sign(s)\ndistance = abs(s) / 5",
        ],
    ),
    Task(
        name="same_side",
        idea="Work out d(x) on paper for each of the two points of the example, and compare it with the number that "
        "the function uses for this point. What does the formula contain that the code does not?",
        section="The decision line",
        returns="True or False",
        draw=draw_sides,
        # The third coordinate alone parts these two points.
        edges=[
            (np.array([0, 0, 2]), np.array([0, 0, -2]), np.array([0.25, 0.5, 0.5, 0.75])),
            (np.array([1, 1]), np.array([3, 3]), np.array([-3.0, 1.0, 1.0])),
        ],
        probes=24,
        kinds=(),
        wrong=[
            *several(
                "The bias is still missing: your function compares the sides of the parallel line through the origin.",
                sides("bool((v @ a) * (v @ b) > 0)"),
            ),
            *several(
                "You use the bias, but you add it once, to the product. It belongs inside each of the two sums, one "
                "for each point.",
                sides("bool((v @ a) * (v @ b) + bias > 0)"),
            ),
            *several(
                "The bias has a part in your comparison, but not the right one. It belongs inside each of the two "
                "sums, one for each point.",
                sides("bool(v @ a + bias * (v @ b) + bias > 0)"),
                sides("bool((v @ a) * (v @ b) * bias > 0)"),
                sides("bool((v @ a) * (v @ b) > bias)"),
            ),
            *several(
                "The bias enters at one of the two points only. Both are measured from the same line.",
                sides("bool(da * (v @ b) > 0)"),
                sides("bool((v @ a) * db > 0)"),
            ),
            *several(
                "You ask whether the two values add up to more than 0. Can two points lie on the same side when both "
                "values are negative?",
                sides("bool(da + db > 0)"),
                sides("bool(v @ a + v @ b > 0)"),
                sides("bool(v @ a + v @ b + bias > 0)"),
            ),
            *several(
                "The two answers are exchanged: your function returns True for points on different sides.",
                sides("bool(da * db < 0)"),
            ),
            *several(
                "Your function returns True for points on different sides of the parallel line through the origin: "
                "the two answers are exchanged, and the bias is missing.",
                sides("bool((v @ a) * (v @ b) < 0)"),
            ),
            *several(
                "The bias is in both sums, but with the wrong sign: w_0 is the threshold already brought to the left "
                "side of the equation.",
                sides("bool((v @ a - bias) * (v @ b - bias) > 0)"),
            ),
            *several(
                "Your function finds points that share the positive side. What about two that share the other one?",
                sides("bool(da > 0 and db > 0)"),
                sides("bool(v @ a > 0 and v @ b > 0)"),
            ),
            *several(
                "Your function finds points that share the negative side. What about two that share the other one?",
                sides("bool(da < 0 and db < 0)"),
            ),
            *several(
                "For your function one of the two points decides alone, or one of them on the positive side is "
                "enough, or on the negative side. Both must be on the same.",
                sides("bool(da > 0 or db > 0)"),
                sides("bool(da < 0 or db < 0)"),
                sides("bool(da > 0)"),
                sides("bool(db > 0)"),
            ),
            *several(
                "The bias is taken to be the last of the weights. Here it comes first.",
                "def same_side(a, b, w):\n    v = np.array(w[:-1])\n    return bool((v @ a + w[-1]) * (v @ b + w[-1]) "
                "> 0)",
            ),
            *several(
                "Your function reads the first two coordinates and no others. The points may have any dimension.",
                sides(
                    "bool((w[0] + w[1] * a[0] + w[2] * a[1]) * (w[0] + w[1] * b[0] + w[2] * b[1]) > 0)",
                ),
            ),
            *several(
                "Your function reads a single coordinate of each point, or leaves one out. All of them enter the sum.",
                sides("bool((w[0] + w[1] * a[0]) * (w[0] + w[1] * b[0]) > 0)"),
                sides("bool((w[0] + w[-1] * a[-1]) * (w[0] + w[-1] * b[-1]) > 0)"),
                sides("bool((w[0] + v[1:] @ a[1:]) * (w[0] + v[1:] @ b[1:]) > 0)"),
            ),
            *several(
                "You return a number. The task asks for the answer itself, `True` or `False`: under which condition "
                "on your number is it `True`, if there is one?",
                sides("da * db"),
                sides("np.sign(da * db)"),
                sides("np.sign(da) + np.sign(db)"),
                sides("(v @ a) * (v @ b)"),
                sides("da + db"),
                sides("da - db"),
            ),
            *several(
                "You return two answers, one for each point. Is it the same side or not?",
                sides("(da > 0, db > 0)"),
                sides("np.sign([da, db])"),
                sides("(da, db)"),
            ),
            *several(
                "You return a text. The task asks for `True` or `False`, without quotation marks.",
                sides("'True' if da * db > 0 else 'False'"),
            ),
            *several(
                "You ask whether the two values are equal. Points on the same side may have different distances from "
                "the line.",
                sides("bool(da == db)"),
                sides("bool(abs(da) == abs(db))"),
            ),
            *several(
                "You compare the values of the two points with each other. Each of them is to be compared with 0.",
                sides("bool(da > db)"),
                sides("bool(da < db)"),
                sides("bool(da / db > 1)"),
                sides("bool(abs(da - db) < 1)"),
            ),
            *several(
                "You compare with a product of the two points, in which the weights that turn the line play no part. "
                "Which number tells on which side of the line a point lies?",
                sides("bool(a @ b > 0)"),
                sides("bool(a @ b + bias > 0)"),
            ),
            *several(
                "Your function gives the same answer for all pairs of points that were tried. Which condition decides, "
                "and do both points and the line enter into it?",
                sides("True"),
                sides("False"),
            ),
            *several(
                "Your function returns nothing. Showing an answer with `print` does not give it back: is a `return` "
                "missing?",
                sides("None"),
            ),
            *several(
                "In a matrix product the inner lengths must be equal. The weights are d + 1 numbers and a point has "
                "d: which of the weights meets none of the coordinates, or which number is missing in front of the "
                "point?",
                "def same_side(a, b, w):\n    w = np.array(w)\n    return bool((w @ a) * (w @ b) > 0)",
            ),
            *several(
                "Arrays of these lengths cannot be combined entry by entry. The weights are d + 1 numbers and a point "
                "has d: which of the weights meets none of the coordinates?",
                "def same_side(a, b, w):\n    w = np.array(w)\n    return bool((w * a).sum() * (w * b).sum() > 0)",
            ),
            *several(
                "A condition on a whole array is neither true nor false. The sum of a point is one number: where are "
                "its terms added up?",
                sides("bool((v * a + bias) * (v * b + bias) > 0)"),
            ),
            *several(
                "Your function uses a coordinate or a weight that is not always there. The points may have any "
                "dimension, two or three for example.",
                sides("bool((w[0] + w[1] * a[0] + w[2] * a[1] + w[3] * a[2]) * db > 0)"),
            ),
        ],
        right=[
            "def same_side(a, b, w):\n"
            "    side = [np.dot(w, [1, *p]) >= 0 for p in (a, b)]\n"
            "    return side[0] == side[1]",
            "def same_side(a, b, w):\n    return np.sign(np.dot(w[1:], a) + w[0]) == np.sign(np.dot(w[1:], b) + w[0])",
        ],
        survivors={
            "return bool((direction @ a + w[0]) * (direction @ b + w[0]) >= 0)": (
                "the two differ only for a point on the line, which the task excludes"
            )
        },
    ),
    Task(
        name="recoded",
        idea="Forget which gate this was. Make a table with one line for each input, write all three terms of the "
        "weighted sum into it, add them up, and only then apply the step.",
        section="Inputs coded as 0/1 or as ±1",
        returns="four outputs, +1 or -1",
        kinds=(),
        wrong=[
            *several(
                "These are outputs in the 0/1 coding, but the step function gives +1 or -1.",
                "prediction = [0, 0, 0, 1]",
            ),
            *predictions(),
            *several(
                "These are the weighted sums. What does the step function make of them?",
                "prediction = [-1.2, -0.2, -0.2, 0.8]",
            ),
            *several(
                "These are the weighted sums, for inputs 0 and 1 or without the bias. How is false written now, and "
                "what does the step function make of a sum?",
                "prediction = [-0.2, 0.3, 0.3, 0.8]",
                "prediction = [-1, 0, 0, 1]",
            ),
            *several(
                "There are four rows, also where two of them give the same. Enter a number for each.",
                "prediction = [-1, -1, 1]",
                "prediction = [-1, 1, 1]",
                "prediction = [-1, 1]",
                "prediction = [-1, 0, 1]",
                "prediction = 1",
                "prediction = -1",
                "prediction = [1]",
            ),
            *several(
                "Are these the inputs, or the weights? Four numbers are asked for, the output of each row.",
                "prediction = [[-1, -1], [-1, 1], [1, -1], [1, 1]]",
                "prediction = [-0.2, 0.5, 0.5]",
            ),
            *several(
                "Outputs are numbers here, +1 and -1, and neither truth values nor texts.",
                'prediction = ["-", "-", "-", "+"]',
                'prediction = ["false", "false", "false", "true"]',
            ),
        ],
        right=["prediction = np.array([-1.0, -1.0, -1.0, 1.0])", "prediction = (-1, -1, -1, +1)"],
    ),
    Task(
        name="flowers_apart",
        idea="Find the gap between setosa and all others in the printed ranges and lay a line through it; one of the "
        "two measurements would be enough. Last, work out the sum of one small flower: has it the sign you want?",
        section="A perceptron on the iris data",
        returns="three weights, the bias first",
        kinds=(),
        wrong=[
            *flower_lines(),
            *several(
                "Three numbers are asked for, the bias first, then the weights of length and of width. Which of yours "
                "stays the same for all flowers?",
                "flower_weights = [-1, -1]",
            ),
            *several(
                "A list of three numbers is asked for: the bias, and a weight for each measurement.",
                "flower_weights = 2.5",
            ),
        ],
        right=[
            "flower_weights = [2.5, -1, 0]",
            "flower_weights = np.array([0.8, 0.0, -1.0])",
            "w = np.zeros(3)\n"
            "target = np.where(flowers.y == 0, 1, -1)\n"
            "while (outputs(w, petals) != target).any():\n"
            "    k = np.flatnonzero(outputs(w, petals) != target)[0]\n"
            "    w = w + target[k] * np.array([1, *petals[k]])\n"
            "flower_weights = w",
        ],
        survivors={"flower_weights = [3.3, -1.0, -2.0]": "another right answer: the gap is wide"},
    ),
    Task(
        name="all_samples",
        idea="Invent one sample that is right and one that is wrong, each with a target and a weighted sum, and work "
        "out the term of each. Then test the statements on these two numbers.",
        section="The objective",
        returns="five letters as one text",
        kinds=(),
        wrong=[
            Wrong(
                "Four of your letters are right. Look at statement a again. "
                "Work out both sums for two right samples, with two weight vectors. Is their difference the same?",
                'truth = "tttft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement b again. "
                "Which sign have target and weighted sum of a sample that is right, and which sign has the term?",
                'truth = "fftft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement c again. "
                "What becomes of a term when all weights are doubled, and what sign has it for a sample that is right?",
                'truth = "ftfft"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement d again. "
                "Which sign has the term of a sample that is right? Can such terms add up to 0?",
                'truth = "ftttt"',
            ),
            Wrong(
                "Four of your letters are right. Look at statement e again. "
                "One sample may lie far away on its right side. What does its term do to the sum?",
                'truth = "fttff"',
            ),
            Wrong("Every letter is wrong, as if true and false were exchanged.", 'truth = "tfftf"'),
            Wrong("Not all of the statements are true.", 'truth = "ttttt"'),
            Wrong("Not all of the statements are false.", 'truth = "fffff"'),
        ],
        right=['truth = "F, T, T, F, T"', "truth = ['f', 't', 't', 'f', 't']"],
    ),
]
