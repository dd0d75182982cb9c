"""Answers to the exercise `activations`: third set, written from its statements, see `benchmarks.feedback`"""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """
from_sigmoid = -0.27
from_tanh = 3.2
from_leaky = 0.4
""",
        slip="forgot the slope parameter a = 2 of the sigmoid",
        named=("For the sigmoid you used the usual derivative, without the slope par",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 2.0
from_leaky = 0.4
""",
        slip="tanh: 1 - o instead of 1 - o squared",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 3.2
from_leaky = 0
""",
        slip="leaky ReLU taken for the plain ReLU, which blocks a negative sum",
        named=("A plain ReLU would pass on nothing for a negative sum, but this one ",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 3.2
from_leaky = 4 * 0.1 * -2
""",
        slip="leaky ReLU: multiplied by its output c s instead of by its slope c",
        named=("For the leaky ReLU you multiplied the gradient by the output, which",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = 2 * 0.9 * (1 - 0.9) * 3
from_tanh = 5 * (1 - 0.6**2)
from_leaky = 4 * 0.1
""",
        slip="lost the minus sign of the upstream gradient of the sigmoid",
        named=("A positive slope does not change the sign of the gradient that arriv",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -3 * 2 * 0.9 * 0.1
from_tanh = 5 * (1 - np.tanh(0.6) ** 2)
from_leaky = 4 * 0.1
""",
        slip="tanh: took the output 0.6 for the weighted sum and applied tanh once more",
        named=("The number given for tanh is already its output, so no further tanh",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = 0.18
from_tanh = 0.64
from_leaky = 0.1
""",
        slip="entered the local slopes only, without the upstream gradients",
        named=("The gradient that arrives from above is not in this: it is the local",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -3 * 2 * 0.9 * 0.1
from_tanh = 5 * 0.6 * (1 - 0.6)
from_leaky = 0.4
""",
        slip="tanh: used o (1 - o), the slope of the sigmoid",
        named=("The derivative of tanh in terms of its output is not that of the sig",),
    ),
    Answer(
        "by_hand",
        """
o = np.array([0.9, 0.6])
slopes = np.array([2 * (o[0] - o[0] ** 2), (1 - o[1]) * (1 + o[1]), 0.1])
from_sigmoid, from_tanh, from_leaky = slopes * [-3, 5, 4]
""",
    ),
    Answer(
        "by_hand",
        """
# The sums first: sigma(2 s) = 0.9 means s = log(9) / 2, and so on; then central differences.
h = 1e-5
s1 = np.log(9) / 2
s2 = np.arctanh(0.6)
from_sigmoid = round(-3 * (1 / (1 + np.exp(-2 * (s1 + h))) - 1 / (1 + np.exp(-2 * (s1 - h)))) / (2 * h), 6)
from_tanh = round(5 * (np.tanh(s2 + h) - np.tanh(s2 - h)) / (2 * h), 6)
from_leaky = 4 / 10
""",
    ),
    Answer(
        "by_hand",
        """
from fractions import Fraction

from_sigmoid = Fraction(-54, 100)
from_tanh = Fraction(16, 5)
from_leaky = Fraction(2, 5)
""",
        form=True,
    ),
    # swish
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, sig + s * sig * (1 - sig)
""",
        slip="the inner derivative beta is missing in the derivative",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, s * beta * sig * (1 - sig)
""",
        slip="product rule: the term with the derivative of s, which is sigma itself, is missing",
        named=("Both factors of the product depend on s, so its derivative has two t",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, beta * sig * (1 - sig)
""",
        slip="took the derivative of a product as the product of the derivatives",
        named=("You took the derivative of the sigmoid only, but both factors of the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    e = np.exp(beta * s)
    sig = e / (1 + e)
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="the exponential overflows for large positive s: inf / inf is nan",
        named=("For large sums your function returns NaN, which is no number: the ex",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.clip(s, -30, 30)
    sig = 1 / (1 + np.exp(-beta * s))
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="cuts off s itself against the overflow, so that f(1000) is 30",
        named=("Clipping s changes the function as well: far from 0 your first resul",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    f = s * sig
    return f, sig + beta * f * (1 - f)
""",
        slip="used o (1 - o) with the output of swish in place of the sigmoid's",
        near=True,
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    z = beta * s
    sig = np.exp(-np.logaddexp(0, -z))
    return z * sig, sig + z * sig * (1 - sig)
""",
        slip="the factor in front is beta s instead of s: returns beta f, though the derivative is right",
        named=("Beta belongs into the sigmoid only: in your function, the first fact",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 + 0.5 * np.tanh(0.5 * beta * s)
    return sig + beta * s * sig * (1 - sig), s * sig
""",
        slip="returned the derivative first and the function second",
        named=("The function comes first, then its derivative: your two results are ",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    # sigma(z) = exp(-log(1 + exp(-z)))
    sig = np.exp(-np.logaddexp(0.0, -beta * s))
    f = s * sig
    return f, beta * f + sig * (1 - beta * f)
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    z = np.asarray(beta * s, dtype=float)
    small = np.exp(-np.abs(z))
    larger = 1 / (1 + small)
    smaller = small / (1 + small)
    up = np.where(z >= 0, larger, smaller)
    slope = larger * smaller
    return np.multiply(s, up), np.add(up, z * slope)
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = (1 + np.tanh(beta * s / 2)) / 2
    return [s * sig, sig * (1 + beta * s * (1 - sig))]
""",
        form=True,
    ),
    # log_cosh
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-2 * a))
""",
        slip="forgot the factor 1/2 of cosh, thus the minus log 2",
        named=("All values are too large by the same amount. What became of the fact",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-a)) - np.log(2)
""",
        slip="exp(-|s|) instead of exp(-2 |s|) after factoring out exp(|s|)",
        named=("The form is right, but one power is not. When the larger exponential",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return s + np.log1p(np.exp(-2 * s)) - np.log(2)
""",
        slip="no absolute value: still overflows for large negative s",
        named=("For large |s| an exponential overflows before the logarithm can brin",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.where(a > 20, a, np.log(np.cosh(np.minimum(a, 20))))
""",
        slip="forgot the constant log 2 far from 0",
        named=("The values near 0 are right. Far from 0 a constant is missing: what ",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.where(a < 1, s**2 / 2, a - np.log(2))
""",
        slip="stitched the two approximations together, which is wrong in between",
        named=("Near 0 or far from 0 you used the approximations of the statement as",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.log(np.cosh(np.clip(s, -700, 700)))
""",
        slip="cuts s off at 700, so that 1000 gives the value of 700",
        named=("The values near 0 are right. Far from 0 they stay the same however l",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    m = np.max(np.abs(s))
    return m + np.log((np.exp(s - m) + np.exp(-s - m)) / 2)
""",
        slip="subtracts one maximum of the whole array, so that small entries underflow to log 0",
        near=True,
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    far = np.abs(s) > 30
    near = np.log(np.cosh(np.where(far, 0.0, s)))
    return np.where(far, s - np.log(2), near)
""",
        slip="s instead of |s| far from 0, negative for negative s",
        named=("The values far from 0 are right for positive s only, or have the wro",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.expm1(-2 * a) / 2)
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    # cosh^2 = 1 + sinh^2 near 0; far away the second exponential is a small correction.
    a = np.abs(np.asarray(s, dtype=float))
    near = 0.5 * np.log1p(np.sinh(np.minimum(a, 2.0)) ** 2)
    far = a - np.log(2.0) + np.log1p(np.exp(-2.0 * a))
    return np.where(a < 2, near, far)
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return (np.logaddexp(s, -s) - np.log(2)).tolist()
""",
        form=True,
    ),
    # allowed_softmax
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)
""",
        slip="still divides by the sums of the columns",
        named=("Each column adds up to 1. A row is a sample, and its classes lie alo",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * allowed
""",
        slip="softmax over all classes, forbidden ones set to 0 afterwards: rows do not add up to 1",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = z * allowed
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="still gives forbidden classes the logit 0 instead of the weight 0",
        named=("A class with the logit 0 still gets a probability, since e to the po",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="no subtraction of the maximum: overflows for logits of 1000",
        named=("For large logits the exponential overflows, and infinity divided by ",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the maximum is taken over forbidden classes too, so the allowed ones can underflow to 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="one maximum for the whole array: a row of small logits underflows to 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1)[:, None])
    return e / e.sum(axis=1)
""",
        slip="no keepdims in the division: the row sums are laid along the columns",
        named=("Two arrays do not fit each other. Has a sum or a maximum along the r",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.ma.array(z, mask=allowed)
    e = np.ma.exp(masked - masked.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).filled(0.0)
""",
        slip="masked the allowed classes instead of the forbidden ones",
        named=("You exchanged the two kinds of classes: the forbidden ones get proba",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for row, logits, ok in zip(p, z, allowed):
        good = logits[ok]
        e = np.exp(good - good.max())
        row[ok] = e / e.sum()
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    top = np.max(z, axis=1, keepdims=True, where=allowed, initial=-np.inf)
    e = np.exp(z - top, where=allowed, out=np.zeros(z.shape))
    return np.einsum("nk,n->nk", e, 1 / e.sum(axis=1))
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    log_sum = np.logaddexp.reduce(z, axis=1, keepdims=True)
    return [list(row) for row in np.exp(z - log_sum)]
""",
        form=True,
    ),
    # weight_gradient
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the inner derivative 2/3 is missing",
        named=("The stretch of the output is in your derivative, but the stretch alo",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    o = 1.7159 * np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    local = 1.7159 * 2 / 3 * (1 - o**2 / 1.7159)
    return upstream * local * np.array([1.0, *x])
""",
        slip="divided the squared output by the factor once instead of twice",
        named=("You wrote the derivative in terms of the stretched output, and its s",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="forgot the 2/3 inside of the tanh of the derivative",
        named=("The slope of tanh was taken at s itself, but this neuron applies tan",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([*x, 1.0])
""",
        slip="the gradient of the bias stands last instead of first",
        named=("The bias stands first among the weights. In your result it comes las",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return local * np.array([1.0, *x])
""",
        slip="the upstream gradient is missing",
        named=("This is the gradient of the neuron's output. The gradient that arriv",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the weighted sum lacks the bias",
        named=("Your weighted sum does not contain the bias, so the slope is taken a",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = np.tanh(2 / 3 * s)
    local = 2 / 3 * (1 - o**2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="removed the factor 1.7159 from the slope along with that in the output",
        named=("The stretch along the s-axis is in your derivative, but the stretch ",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    return measured(x, w, upstream)
""",
        slip="used the central differences, which are not right to the last digit",
        named=("This is right to 4 decimals, but not as exact as a formula in double",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    inputs = np.concatenate(([1.0], x))
    return inputs * upstream * 1.7159 * (2 / 3) / np.cosh(2 / 3 * (w @ inputs)) ** 2
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    A, B = 1.7159, 2 / 3
    s = w[0] + sum(wi * xi for wi, xi in zip(w[1:], x))
    o = A * np.tanh(B * s)
    delta = upstream * B / A * (A - o) * (A + o)
    gradient = np.empty(len(x) + 1)
    gradient[0] = delta
    gradient[1:] = delta * x
    return gradient
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    delta = upstream * 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return [delta] + [delta * xi for xi in x]
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        "left, weight, depth = 0.375, 4, 5",
        slip="slope at most 1/4: forgot a = 2",
        named=("You took the largest slope of the usual sigmoid. How steep is a sigm",),
    ),
    Answer(
        "left_over",
        "left, weight, depth = 6, 2, 10",
        slip="counted two neurons instead of three",
        named=("Count the neurons that the gradient passes: each of the three takes ",),
    ),
    Answer(
        "left_over",
        "left, weight, depth = 3, 0.5, 10",
        slip="entered the slope instead of its inverse",
        named=("A weight that keeps the size of the gradient must make up for the sl",),
    ),
    Answer(
        "left_over",
        "left, weight, depth = 3, 2, 9",
        slip="depth is one too small: 1/512 is not below 1/1000",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        "left, weight, depth = 1 / 8, 2, 10",
        slip="the share that is left instead of the gradient",
        named=("This is a share, whereas the question is what is left of a gradient ",),
    ),
    Answer(
        "left_over",
        """
left = 3
weight = 2
depth = 15   # 24 / 2**15 < 0.001
""",
        slip="asked for a gradient below 0.001 instead of a thousandth of the gradient",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001 itself",),
    ),
    Answer(
        "left_over",
        """
left = 24 * 0.5**3
weight = 1 / 0.5
depth = np.log(0.001) / np.log(0.5)
""",
        slip="depth is not rounded up to a whole number",
        named=("For `depth` a whole number of neurons is asked for: the smallest tha",),
    ),
    Answer(
        "left_over",
        "left, weight, depth = 24 / (3 * 2), 2, 10",
        slip="divided by 3 times 2 instead of 2 cubed",
        named=("The gradient was divided by the number of neurons and by the slope p",),
    ),
    Answer(
        "left_over",
        """
slope = 2 / 4
left = 24 * slope**3
weight = 1 / slope
depth = 1
while slope**depth >= 1 / 1000:
    depth += 1
""",
    ),
    Answer(
        "left_over",
        """
left = 24 / 2 / 2 / 2
weight = 4 / 2
depth = int(np.ceil(np.log2(1000)))
""",
    ),
    Answer(
        "left_over",
        """
left = np.array([3.0])
weight = np.array([2.0])
depth = 10.0
""",
        form=True,
    ),
    # which_dead
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="D: a sum of exactly 0 at (0, 1) counted as alive",
        named=("Four of the five are right. The sum of D is largest at a corner othe",),
    ),
    Answer(
        "which_dead",
        "dead = [True, False, True, True, False]",
        slip="C: tested only at the inputs (1, 1), not at (0, 0)",
        named=("Four of the five are right. You may have looked at the input (1, 1) ",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="True for the units that are alive: the answer inverted",
        named=("You marked the units that are alive, but `True` stands for a dead on",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, False, True, False]",
        slip="judged by the bias alone: B counted as dead though 0.7 + 0.7 exceeds 1",
        named=("Four of the five are right. A negative bias alone does not make B de",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, False, False]",
        slip="ignored the bias, or took the last weight for the bias",
        named=("You may have judged by the weights alone. The bias is part of the su",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, True, True, False]",
        slip="counted a unit as dead when it is silent for some input, not for all",
        named=("You marked the units that are silent for some input, which is normal",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, True, True]",
        slip="took a negative weight of an input for the sign of a dead unit",
        near=True,
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, False, False]",
        slip="took one positive entry as enough for a unit to be alive",
        named=("You found no dead unit. A positive weight does not keep a unit alive",),
    ),
    Answer(
        "which_dead",
        """
units = [(-1.0, 0.5, 0.4), (-1.0, 0.7, 0.7), (0.3, -1.0, -2.0), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]
dead = [not (b + max(w1, 0) + max(w2, 0) > 0) for b, w1, w2 in units]
""",
    ),
    Answer(
        "which_dead",
        """
W = np.array([[-1.0, 0.5, 0.4], [-1.0, 0.7, 0.7], [0.3, -1.0, -2.0], [-0.1, -0.5, 0.1], [0.2, 0.5, -0.1]])
corners = np.array([[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]])
dead = ((W @ corners.T).round(9).max(axis=1) <= 0).tolist()
""",
    ),
    Answer("which_dead", "dead = (1, 0, 0, 1, 0)", form=True),
    # dead_share
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T + W[:, 0]
    return (S <= 0).all(axis=1).mean()
""",
        slip="wrong axis: the share of flowers for which all units are silent",
        named=("Your share is 0 for each W of the check. Did you count the flowers f",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T + W[:, 0]
    return (S <= 0).any(axis=0).mean()
""",
        slip="any instead of all: silent for one flower is enough",
        named=("You counted the units that are silent for at least one flower. For h",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T + W[:, 0]
    return np.mean(S <= 0)
""",
        slip="the share of silent pairs of flower and unit",
        named=("You counted the zeros among all outputs. A unit that is silent for s",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T
    return (S <= 0).all(axis=0).mean()
""",
        slip="forgot to add the bias",
        named=("Your weighted sums do not contain the bias.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, :-1].T + W[:, -1]
    return (S <= 0).all(axis=0).mean()
""",
        slip="took the last column for the bias instead of the first",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T + W[:, 0]
    return (S < 0).all(axis=0).mean()
""",
        slip="a sum of exactly 0 counted as alive",
        named=("You counted a unit as alive when its sum is exactly 0 for some flowe",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    S = W[:, 0] + X @ W[:, 1:].T
    return (S <= 0).all(axis=0).mean()
""",
        slip="standardised the measurements instead of using them as they are",
        named=("You standardised the measurements, but these units read them as they",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = W[:, 0] + flowers.X @ W[:, 1:].T
    alive = (S > 0).any(axis=0)
    return alive.sum() / len(W)
""",
        slip="the share of the living units instead of the dead ones",
        named=("This is the share of the units that are alive.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    dead = 0
    for w in W:
        if max(w[0] + np.dot(w[1:], x) for x in flowers.X) <= 0:
            dead += 1
    return dead / len(W)
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X = np.insert(flowers.X, 0, 1.0, axis=1)
    answers = np.maximum(W @ X.T, 0)
    return 1 - np.count_nonzero(answers.sum(axis=1)) / W.shape[0]
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T + W[:, 0]
    return (S <= 0).all(axis=0).mean(keepdims=True)
""",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        """
activation = "sigmoid"
spread = 1.0
rate = 0.1
""",
        slip="kept the sigmoid, whose slope of at most 1/4 lets the gradient vanish in eight layers",
        named=("The outputs of a sigmoid are all positive, and its slope is small:",),
    ),
    Answer(
        "deep_network",
        """
activation = "step"
spread = 0.5
rate = 0.1
""",
        slip="the step function has the slope 0, so that no gradient arrives",
        named=("The slope of this activation function is 0, so no spread and no rate",),
    ),
    Answer(
        "deep_network",
        """
activation = "tanh"
spread = 0.01
rate = 0.1
""",
        slip="initial weights far too small for tanh",
        named=("The slopes would let the gradient through, but each layer multiplies",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 0.05
rate = 0.1
""",
        slip="initial weights far too small for ReLU",
        named=(),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 3.0
rate = 0.1
""",
        slip="initial weights far too large: the gradient explodes",
        named=("The weights are so large that the signal and the gradient grow from ",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = np.sqrt(2 / 10)
rate = 0.00001
""",
        slip="the learning rate is far too small for 200 steps",
        named=(),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 2 / 10
rate = 0.01
""",
        slip="entered the variance 2/10 of He's rule as the standard deviation",
        named=("A gradient reaches the first layer, and the loss falls,",),
    ),
    Answer(
        "deep_network",
        """
activation = "sigmoid"
spread = np.sqrt(2 / 10)
rate = 10
""",
        slip="tried to make up for the vanishing gradient of sigmoids by a large learning rate",
        named=("Almost no gradient reaches the first layer of sigmoids, and long ste",),
    ),
    Answer("deep_network", 'activation, spread, rate = "tanh", 0.5, 0.1'),
    Answer(
        "deep_network",
        """
# He: variance 2 / fan_in
activation = "relu"
spread = (2 / 10) ** 0.5
rate = 0.1
""",
    ),
    Answer(
        "deep_network",
        """
activation = np.str_("tanh")
spread = np.array(0.45)
rate = np.float32(0.125)
""",
        form=True,
    ),
    # variances
    Answer(
        "variances",
        """
of_sums = 200 * 0.3 * 0.1
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="of_sums: used the standard deviation of the weights without squaring it",
        named=("You took the standard deviation of the weights for their variance.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 2 / 50
glorot_variance = 2 / 400
left = 0.2
constant = 0.75
""",
        slip="he_spread: the variance instead of the standard deviation",
        named=("That is the variance. The standard deviation was asked for.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = np.sqrt(2 / 400)
left = 0.2
constant = 0.75
""",
        slip="glorot_variance: the standard deviation instead of the variance",
        named=("That is the standard deviation. The variance was asked for.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = 0.005
left = 0.4
constant = 0.75
""",
        slip="left: forgot that ReLU halves the mean square",
        named=("What does ReLU do to the mean square, before the next layer multipli",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 0
""",
        slip="constant: used the variance of the outputs, which is 0, instead of their mean square",
        near=True,
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 3 * 0.5
""",
        slip="constant: the output 1/2 of the sigmoids is not squared",
        named=("The mean of the outputs enters through its square.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = np.sqrt(2 / 350)
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="he_spread: used the number of neurons instead of the number of inputs",
        named=("The number of neurons has no part in this rule, which looks at the i",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = 1 / (50 + 350)
left = 0.2
constant = 0.75
""",
        slip="glorot_variance: 1 over the sum of inputs and neurons instead of 2",
        named=("Glorot's rule puts the mean of the two numbers in place of one. Is y",),
    ),
    Answer(
        "variances",
        """
of_sums = 200 * 0.3 * 0.1**2
he_spread = 1 / 5
glorot_variance = 1 / np.mean([50, 350])
left = 0.4 / 2
constant = 3 * (1 / (1 + np.exp(0))) ** 2
""",
    ),
    Answer(
        "variances",
        """
def variance(inputs, mean_square, weight_variance):
    return inputs * mean_square * weight_variance


of_sums = variance(200, 0.3, 0.01)
he_spread = (2 / 50) ** 0.5
glorot_variance = 5e-3
left = variance(1000, 0.5, 0.4 / 1000)
constant = variance(80, 0.25, 3 / 80)
""",
    ),
    Answer(
        "variances",
        """
of_sums, he_spread, glorot_variance, left, constant = np.array([[0.6], [0.2], [0.005], [0.2], [0.75]])
""",
        form=True,
    ),
    # balance
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = 1 / np.mean(S**2)
        numbers.append(c)
        X = np.maximum(0, c * S)
    return numbers
""",
        slip="divides by the mean square instead of its root",
        named=("The sums are multiplied by your number, and their squares by its squ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        numbers.append(1 / np.sqrt(np.mean(S**2)))
        X = np.maximum(0, S)
    return numbers
""",
        slip="the next layer reads the outputs of the layer before it was scaled",
        named=("The next layer reads what the scaled layers pass on. Your numbers ma",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = 1 / np.sqrt(np.mean(S**2))
        numbers.append(c)
        X = c * S
    return numbers
""",
        slip="no ReLU between the layers",
        named=("ReLU stands between the layers. It is missing.",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = 1 / S.std()
        numbers.append(c)
        X = np.maximum(0, c * S)
    return numbers
""",
        slip="standard deviation instead of the root of the mean square: the mean is subtracted",
        named=("You took the standard deviation. The mean square also contains the s",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        out = np.maximum(0, X @ W.T)
        c = 1 / np.sqrt(np.mean(out**2))
        numbers.append(c)
        X = c * out
    return numbers
""",
        slip="measured the outputs after ReLU instead of the sums",
        named=("The mean square of the sums is to become 1, before ReLU is applied t",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        c = 1 / np.sqrt(np.mean((X @ W.T) ** 2))
        W *= c
        numbers.append(c)
        X = np.maximum(0, X @ W.T)
    return numbers
""",
        slip="scales the given matrices in place",
        named=("Your function changes `layers`, or a matrix in it",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        rms = np.sqrt(np.mean(S**2))
        numbers.append(rms)
        X = np.maximum(0, S / rms)
    return numbers
""",
        slip="returns the root mean squares instead of their inverses",
        named=("This is 1 divided by what is asked for. Which of two numbers stands",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = 1 / np.sqrt(np.mean(np.sum(S**2, axis=1)))
        numbers.append(c)
        X = np.maximum(0, c * S)
    return numbers
""",
        slip="adds up the squares over the neurons instead of averaging over them",
        named=("You added up the squares. Which mean was asked for?",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    # ReLU passes a positive factor on, so one unscaled pass is enough.
    rms, now = [1.0], X
    for W in layers:
        sums = now @ W.T
        rms.append(np.linalg.norm(sums) / np.sqrt(sums.size))
        now = sums * (sums > 0)
    return [before / after for before, after in zip(rms[:-1], rms[1:])]
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    if len(layers) == 0:
        return []
    first, *rest = layers
    sums = np.einsum("nd,md->nm", X, first)
    number = (sums.size / (sums * sums).sum()) ** 0.5
    return [number] + balance(np.clip(number * sums, 0, None), rest)
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    for W in layers:
        S = X @ W.T
        c = float(1 / np.sqrt((S**2).mean()))
        yield c
        X = np.maximum(0, c * S)
""",
        form=True,
    ),
]
