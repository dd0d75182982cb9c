"""Answers to the exercise `activations`: second set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """from_sigmoid = -0.27
from_tanh = 3.2
from_leaky = 0.4""",
        slip="the slope parameter of the sigmoid is left out",
        named=("For the sigmoid you used the usual derivative, without the slope",),
    ),
    Answer(
        "by_hand",
        """from_sigmoid = -0.54
from_tanh = 5 * (1 - 0.6)
from_leaky = 0.4""",
        slip="the output of the tanh is not squared",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        """from_sigmoid = -0.54
from_tanh = 3.2
from_leaky = -0.8""",
        slip="the leaky ReLU's gradient also multiplied by the sum",
        near=True,
    ),
    Answer(
        "by_hand",
        """from_sigmoid = -0.54
from_tanh = 3.2
from_leaky = 0""",
        slip="a plain ReLU instead of the leaky one",
        named=("A plain ReLU would pass on nothing for a negative sum, but this one",),
    ),
    Answer(
        "by_hand",
        """from_sigmoid = 0.18
from_tanh = 0.64
from_leaky = 0.1""",
        slip="local gradients only, without the upstream gradients",
        named=("The gradient that arrives from above is not in this: it is the local",),
    ),
    Answer(
        "by_hand",
        """o = 1 / (1 + np.exp(-2 * 0.9))
from_sigmoid = -3 * 2 * o * (1 - o)
from_tanh = 5 * (1 - np.tanh(0.6) ** 2)
from_leaky = 0.4
""",
        slip="the outputs 0.9 and 0.6 taken as weighted sums",
        named=("The number given for the sigmoid is already its output, so no",),
    ),
    Answer(
        "by_hand",
        """from_sigmoid = 0.54
from_tanh = 3.2
from_leaky = 0.4""",
        slip="the sign of the upstream gradient is lost",
        named=("A positive slope does not change the sign of the gradient that",),
    ),
    Answer(
        "by_hand",
        """from_sigmoid = -3 * 2 * 0.9
from_tanh = 5 * 0.6
from_leaky = 4 * -0.2""",
        slip="upstream times output instead of times the slope",
        near=True,
    ),
    Answer(
        "by_hand",
        """s_1, s_2, h = np.log(9) / 2, np.arctanh(0.6), 1e-5
from_sigmoid = -3 * (1 / (1 + np.exp(-2 * (s_1 + h))) - 1 / (1 + np.exp(-2 * (s_1 - h)))) / (2 * h)
from_tanh = 5 * (np.tanh(s_2 + h) - np.tanh(s_2 - h)) / (2 * h)
from_leaky = 4 * (max(-2 + h, 0.1 * (-2 + h)) - max(-2 - h, 0.1 * (-2 - h))) / (2 * h)
""",
    ),
    Answer(
        "by_hand",
        """slopes = [2 * (0.9 - 0.9**2), (1 - 0.6) * (1 + 0.6), 0.1]
from_sigmoid, from_tanh, from_leaky = np.multiply(slopes, [-3, 5, 4])
""",
    ),
    Answer(
        "by_hand",
        """from_sigmoid = "-0.54"
from_tanh = np.array([3.2])
from_leaky = [0.4]""",
        form=True,
    ),
    # swish
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sigma, sigma + s * sigma * (1 - sigma)
""",
        slip="the inner derivative, beta, is left out",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sigma, beta * s * sigma * (1 - sigma)
""",
        slip="the first term of the product rule is left out",
        named=("Both factors of the product depend on s, so its derivative has two",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sigma, beta * sigma * (1 - sigma)
""",
        slip="the derivative of the product taken as the product of the derivatives",
        near=True,
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = np.exp(beta * s) / (1 + np.exp(beta * s))
    return s * sigma, sigma + beta * s * sigma * (1 - sigma)
""",
        slip="overflow divided by overflow for large positive sums",
        named=("For large sums your function returns NaN, which is no number: the",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(s / 2))
    return s * sigma, sigma + s * sigma * (1 - sigma)
""",
        slip="beta is not used at all",
        named=("Your function does not use the beta that it is given: both arrays are",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sigma
""",
        slip="the derivative is not returned",
        named=("Only the function comes back. Its derivative is asked for as well.",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    f = s * sigma
    return f, f + sigma * (1 - f)
""",
        slip="the formula for beta = 1 used for every beta",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return sigma, beta * sigma * (1 - sigma)
""",
        slip="the factor s is forgotten: sigmoid and its derivative",
        named=("Your function is the sigmoid alone. Swish multiplies it by s.",),
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    s = np.asarray(s, dtype=float)
    small = np.exp(-beta * np.abs(s))
    sigma = np.where(s >= 0, 1, small) / (1 + small)
    f = s * sigma
    return f, beta * f + sigma * (1 - beta * f)
""",
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    half = np.tanh(0.5 * beta * np.asarray(s, dtype=float))
    return s * (1 + half) / 2, (1 + half) / 2 + beta * s * (1 - half**2) / 4
""",
    ),
    Answer(
        "swish",
        """def swish(s, beta):
    sigma = 0.5 * (1 + np.tanh(beta * s / 2))
    return [s * sigma, sigma + beta * s * sigma * (1 - sigma)]
""",
        form=True,
    ),
    # log_cosh
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.log((np.exp(s) + np.exp(-s)) / 2)
""",
        slip="the formula as it stands, which overflows",
        named=("For large |s| an exponential overflows before the logarithm can bring",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.abs(s) - np.log(2)
""",
        slip="the approximation far from 0 used everywhere",
        named=("The values far from 0 are right. Near 0 both exponentials count, but",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.logaddexp(s, -s)
""",
        slip="the half is left out, so log 2 is not subtracted",
        named=("All values are too large by the same amount. What became of the",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return s + np.log1p(np.exp(-2 * s)) - np.log(2)
""",
        slip="no absolute value, so it overflows for negative s",
        named=("For large |s| an exponential overflows before the logarithm can bring",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.abs(s) + np.log1p(np.exp(-np.abs(s))) - np.log(2)
""",
        slip="the 2 in the exponent is missing",
        named=("The form is right, but one power is not. When the larger exponential",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.where(np.abs(s) < 1, s**2 / 2, np.abs(s) - np.log(2))
""",
        slip="two approximations put together, neither right in between",
        named=("Near 0 or far from 0 you used the approximations of the statement as",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.log(np.cosh(np.clip(s, -700, 700)))
""",
        slip="clips the sums, so the result stops growing",
        named=("The values near 0 are right. Far from 0 they stay the same however",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.abs(s) + np.log1p(np.exp(-2 * np.abs(s))) + np.log(2)
""",
        slip="log 2 is added instead of subtracted",
        named=("All values are too large by the same amount. Is the logarithm of one",),
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    s = np.asarray(s, dtype=float)
    inner = np.clip(s, -20, 20)
    return np.log1p(2 * np.sinh(inner / 2) ** 2) + np.abs(s - inner)
""",
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return np.logaddexp(s, -np.asarray(s)) - np.logaddexp(0, 0)
""",
    ),
    Answer(
        "log_cosh",
        """def log_cosh(s):
    return (np.abs(s) + np.log1p(np.exp(-2 * np.abs(s))) - np.log(2)).tolist()
""",
        form=True,
    ),
    # allowed_softmax
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the maximum over all classes, so a large forbidden logit leaves only zeros",
        named=("A whole row has no value. Either all powers of its allowed classes",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="no maximum is subtracted, so large logits overflow",
        named=("For large logits the exponential overflows, and infinity divided by",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)
""",
        slip="columns add up to 1 instead of rows",
        named=("Each column adds up to 1. A row is a sample, and its classes lie",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    z = z * allowed
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="forbidden logits set to 0, so these classes still get a probability",
        named=("A class with the logit 0 still gets a probability, since e to the",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) * allowed
""",
        slip="masks after normalising, so rows add up to less than 1",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="one maximum for the whole array, so rows with small logits vanish",
        named=("A whole row has no value. Either all powers of its allowed classes",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    z = np.where(allowed, -np.inf, z)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the mask the wrong way round: softmax over the forbidden classes",
        named=("You exchanged the two kinds of classes: the forbidden ones get",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()
""",
        slip="divides by the sum of the whole array",
        named=("All entries of the table together add up to 1. Each row is a sample",),
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for row, logits, ok in zip(p, z, allowed):
        chosen = logits[ok]
        e = np.exp(chosen - chosen.max())
        row[ok] = e / e.sum()
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    log_sum = np.logaddexp.reduce(masked, axis=1)
    return np.exp(masked - log_sum[:, None])
""",
    ),
    Answer(
        "allowed_softmax",
        """def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return [list(row / row.sum()) for row in e]
""",
        form=True,
    ),
    # weight_gradient
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the inner derivative 2/3 is left out",
        named=("The stretch of the output is in your derivative, but the stretch",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the factor 1.7159 is left out",
        named=("The stretch along the s-axis is in your derivative, but the stretch",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - o**2 / 1.7159)
    return upstream * local * np.array([1.0, *x])
""",
        slip="divides the squared output by 1.7159 instead of its square",
        named=("You wrote the derivative in terms of the stretched output, and its",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="tanh of s instead of two thirds of s",
        named=("The slope of tanh was taken at s itself, but this neuron applies tanh",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([*x, 1.0])
""",
        slip="the gradient by the bias comes last",
        named=("The bias stands first among the weights. In your result it comes last.",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array(x)
""",
        slip="the gradient by the bias is missing",
        named=("The bias has no entry in your result. It is the weight of an input",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array(w)
""",
        slip="multiplies by the weights instead of the inputs",
        named=("The slope is right, but by what does the sum change when a weight",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return local * np.array([1.0, *x])
""",
        slip="the upstream gradient is left out",
        named=("This is the gradient of the neuron's output. The gradient that",),
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    inputs = np.insert(np.asarray(x, dtype=float), 0, 1.0)
    o = 1.7159 * np.tanh(inputs @ np.asarray(w) / 1.5)
    return upstream * (1.7159**2 - o**2) / (1.5 * 1.7159) * inputs
""",
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + sum(a * b for a, b in zip(w[1:], x))
    steep = 1.7159 / 1.5 / np.cosh(s / 1.5) ** 2
    result = np.full(len(w), upstream * steep)
    result[1:] *= x
    return result
""",
    ),
    Answer(
        "weight_gradient",
        """def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return (upstream * local * np.array([1.0, *x])).reshape(-1, 1)
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        """left = 24 / 4**3
weight = 4
depth = 5""",
        slip="the largest slope 1/4, as for a = 1",
        named=("You took the largest slope of the usual sigmoid. How steep is a",),
    ),
    Answer(
        "left_over",
        """left = 3
weight = 2
depth = 9""",
        slip="one neuron too few: 1/512 is more than a thousandth",
        named=("The depth is off by one, or nearly: compute the share for your number",),
    ),
    Answer(
        "left_over",
        """left = 3
weight = 2
depth = 15""",
        slip="the gradient itself below 0.001, not its share",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001 itself.",),
    ),
    Answer(
        "left_over",
        """left = 6
weight = 2
depth = 10""",
        slip="only two neurons counted",
        named=("Count the neurons that the gradient passes: each of the three takes",),
    ),
    Answer(
        "left_over",
        """left = 3
weight = 0.5
depth = 10""",
        slip="the largest slope instead of its inverse",
        named=("A weight that keeps the size of the gradient must make up for the",),
    ),
    Answer(
        "left_over",
        """left = 1 / 8
weight = 2
depth = 10""",
        slip="the share instead of the gradient itself",
        named=("This is a share, whereas the question is what is left of a gradient",),
    ),
    Answer(
        "left_over",
        """left = 3
weight = 2
depth = np.log(1000) / np.log(2)""",
        slip="the depth is not rounded up to a whole number",
        named=("For `depth` a whole number of neurons is asked for: the smallest that",),
    ),
    Answer(
        "left_over",
        """left = 24 * 3 * 0.5
weight = 2
depth = 10""",
        slip="three times the slope, not its cube",
        named=("You added the slopes of the three neurons; the chain rule multiplies",),
    ),
    Answer(
        "left_over",
        """slope = 2 / 4
left = 24 * slope**3
weight = 1 / slope
depth = int(np.floor(-3 / np.log10(slope))) + 1
""",
    ),
    Answer(
        "left_over",
        """gradients = [24.0]
while gradients[-1] >= 24 / 1000:
    gradients.append(gradients[-1] * 2 * 0.5 * (1 - 0.5))
left, weight, depth = gradients[3], gradients[0] / gradients[1], len(gradients) - 1
""",
    ),
    Answer(
        "left_over",
        """left = "3"
weight = [2.0]
depth = 10.0""",
        form=True,
    ),
    # which_dead
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="D taken as alive, although its largest sum is 0",
        named=("Four of the five are right. The sum of D is largest at a corner other",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="True for the units that are alive",
        named=("You marked the units that are alive, but `True` stands for a dead one.",),
    ),
    Answer(
        "which_dead",
        "dead = [True, False, True, True, False]",
        slip="looks at the inputs (1, 1) only",
        named=("Four of the five are right. You may have looked at the input (1, 1)",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, False, True, False]",
        slip="dead wherever the bias is negative",
        named=("Four of the five are right. A negative bias alone does not make B",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, True, True, False]",
        slip="dead when silent for some inputs",
        named=("You marked the units that are silent for some input, which is normal.",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, False, False]",
        slip="the biases left out of the sums",
        named=("You may have judged by the weights alone. The bias is part of the su",),
    ),
    Answer(
        "which_dead", "dead = [False, False, False, True, False]", slip="A seen as alive: positive weights", near=True
    ),
    Answer(
        "which_dead", "dead = [False, False, True, True, False]", slip="w_1 + w_2 negative, the bias ignored", near=True
    ),
    Answer(
        "which_dead",
        """rows = [(-1.0, 0.5, 0.4), (-1.0, 0.7, 0.7), (0.3, -1.0, -2.0), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]
dead = [b + max(0, p) + max(0, q) <= 0 for b, p, q in rows]
""",
    ),
    Answer("which_dead", 'dead = [unit in "AD" for unit in "ABCDE"]'),
    Answer("which_dead", 'dead = ["A", "D"]', form=True),
    # dead_share
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).all(axis=1).mean()
""",
        slip="the wrong axis: the share of flowers for which all units are silent",
        named=("Your share is 0 for each W of the check. Did you count the flowers f",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).any(axis=0).mean()
""",
        slip="any instead of all: silent for at least one flower",
        named=("You counted the units that are silent for at least one flower. For",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).mean()
""",
        slip="the share of silent pairs of unit and flower",
        named=("You counted the zeros among all outputs. A unit that is silent for",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).all(axis=0).sum()
""",
        slip="the number of dead units instead of their share",
        named=("This is the number of dead units. The task asks for their share.",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T
    return (s <= 0).all(axis=0).mean()
""",
        slip="the bias is left out",
        named=("Your weighted sums do not contain the bias.",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, :-1].T + W[:, -1]
    return (s <= 0).all(axis=0).mean()
""",
        slip="takes the last column as the bias",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s > 0).any(axis=0).mean()
""",
        slip="the share of the units that are alive",
        named=("This is the share of the units that are alive.",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    s = X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).all(axis=0).mean()
""",
        slip="standardises the measurements first",
        named=("You standardised the measurements, but these units read them as they",),
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    dead = 0
    for unit in W:
        largest = max(unit[0] + np.dot(unit[1:], flower) for flower in flowers.X)
        if not largest > 0:
            dead += 1
    return dead / len(W)
""",
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    rows = np.c_[np.ones(len(flowers.X)), flowers.X]
    outputs = np.maximum(rows @ W.T, 0)
    return 1 - np.count_nonzero(outputs.sum(axis=0)) / W.shape[0]
""",
    ),
    Answer(
        "dead_share",
        """def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return [float((s <= 0).all(axis=0).mean())]
""",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        """activation = "sigmoid"
spread = 0.3
rate = 10""",
        slip="keeps the sigmoid and only raises the learning rate",
        named=("Almost no gradient reaches the first layer of sigmoids, and long",),
    ),
    Answer(
        "deep_network",
        """activation = "tanh"
spread = 0.4
rate = 0.001""",
        slip="a good start, but the learning rate is far too small",
        named=("A gradient reaches the first layer, and the loss falls,",),
    ),
    Answer(
        "deep_network",
        """activation = "relu"
spread = 3
rate = 0.1""",
        slip="the initial weights are far too large, so the gradient explodes",
        named=("The weights are so large that the signal and the gradient grow from",),
    ),
    Answer(
        "deep_network",
        """activation = "tanh"
spread = 0.01
rate = 0.1""",
        slip="the initial weights are far too small",
        named=("The slopes would let the gradient through, but each layer multiplies",),
    ),
    Answer(
        "deep_network",
        """activation = "step"
spread = 0.4
rate = 0.1""",
        slip="the step function, whose slope is 0",
        named=("The slope of this activation function is 0, so no spread and no rate",),
    ),
    Answer(
        "deep_network",
        """activation = "relu"
spread = 0
rate = 0.1""",
        slip="all weights start at 0",
        named=("With all weights 0, all neurons of a layer compute the same, and no",),
    ),
    Answer(
        "deep_network",
        """activation = "tanh"
spread = 0.3
rate = 10""",
        slip="a learning rate that is far too large",
        named=("A gradient reaches the first layer, but the steps are",),
    ),
    Answer(
        "deep_network",
        """activation = "sigmoid"
spread = 1
rate = 0.1""",
        slip="keeps the sigmoid and only enlarges the weights",
        named=("The outputs of a sigmoid are all positive, and its slope is small:",),
    ),
    Answer(
        "deep_network",
        """activation = "tanh"
spread = 0.4
rate = 0.2""",
    ),
    Answer(
        "deep_network",
        """for activation, spread, rate in [("relu", 0.5, 0.1), ("tanh", 0.45, 0.3), ("tanh", 10**-0.5, 0.1)]:
    if outcome(activation, spread, rate) == "95 % reached.":
        break
""",
    ),
    Answer(
        "deep_network",
        """activation = "Tanh"
spread = "0.4"
rate = 0.2""",
        form=True,
    ),
]
