"""Answers to the exercise `activations`: fifth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        """
from_sigmoid = -3 * 0.9 * (1 - 0.9)
from_tanh = 5 * (1 - 0.6 ** 2)
from_leaky = 4 * 0.1
""",
        slip="the slope parameter of the sigmoid is left out",
        named=("For the sigmoid you used the usual derivative, without the slope par",),
    ),
    Answer(
        "by_hand",
        """
a, o = 2, 0.9
from_sigmoid = -3 * a * o * (1 - a * o)
from_tanh = 3.2
from_leaky = 0.4
""",
        slip="the slope parameter multiplies the output in both factors, a o (1 - a o)",
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 5 * (1 - 0.6)
from_leaky = 0.4
""",
        slip="the output of tanh is not squared in its slope",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 5 * (1 - np.tanh(0.6) ** 2)
from_leaky = 0.4
""",
        slip="takes the output of the tanh neuron for its weighted sum",
        named=("The number given for tanh is already its output, so no further tanh ",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -0.54
from_tanh = 3.2
from_leaky = 4 * max(0.1 * -2, -2)
""",
        slip="multiplies by the output of the leaky ReLU instead of its slope",
        named=("For the leaky ReLU you multiplied the gradient by the output, which ",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid, from_tanh, from_leaky = -0.54, 3.2, 0",
        slip="takes the leaky ReLU for a ReLU, which passes nothing on below 0",
        named=("A plain ReLU would pass on nothing for a negative sum, but this one ",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = 2 * 0.9 * 0.1
from_tanh = 1 - 0.36
from_leaky = 0.1
""",
        slip="the local slopes alone, without the upstream gradients",
        named=("The gradient that arrives from above is not in this: it is the local",),
    ),
    Answer(
        "by_hand",
        """
slope = lambda o, a=1: a * o * (1 - o)
from_sigmoid = slope(0.9, 2) * -3
from_tanh = slope(0.6) * 5
from_leaky = 0.1 * 4
""",
        slip="the rule of the sigmoid, o (1 - o), used for tanh",
        named=("The derivative of tanh in terms of its output is not that of the sig",),
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = -3 / (2 * 0.9 * 0.1)
from_tanh = 5 / 0.64
from_leaky = 4 / 0.1
""",
        slip="divides the upstream gradient by the slope instead of multiplying",
    ),
    Answer(
        "by_hand",
        """
s_1 = np.log(0.9 / 0.1) / 2
s_2 = np.arctanh(0.6)
from_sigmoid = -3 * 2 * np.exp(-2 * s_1) / (1 + np.exp(-2 * s_1)) ** 2
from_tanh = 5 / np.cosh(s_2) ** 2
from_leaky = 4 * (1 if -2 > 0 else 0.1)
""",
    ),
    Answer(
        "by_hand",
        """
slopes = np.array([2 * 0.9 * 0.1, (1 - 0.6) * (1 + 0.6), 0.1])
from_sigmoid, from_tanh, from_leaky = slopes * [-3, 5, 4]
""",
    ),
    Answer(
        "by_hand",
        """
from_sigmoid = [-0.54]
from_tanh = np.array(3.2)
from_leaky = np.float64(0.4)
""",
        form=True,
    ),
    # swish
    Answer(
        "swish",
        """
def swish(s, beta):
    p = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * p, p + s * p * (1 - p)
""",
        slip="the inner derivative beta is left out",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    f = s * np.exp(-np.logaddexp(0, -beta * s))
    return f, beta * f * (1 - f)
""",
        slip="the rule of the sigmoid, beta f (1 - f), used for swish itself",
        named=("The formula of the sigmoid's derivative does not hold for swish: it ",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    p = np.exp(-np.logaddexp(0, -beta * s))
    return s * p, s * beta * p * (1 - p)
""",
        slip="only one term of the product rule: σ itself is missing",
        named=("Both factors of the product depend on s, so its derivative has two t",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    e = np.exp(beta * s)
    p = e / (1 + e)
    return s * p, p + beta * s * p * (1 - p)
""",
        slip="exp of large sums overflows and gives nan",
        named=("For large sums your function returns NaN, which is no number: the ex",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.clip(s, -30, 30)
    p = 1 / (1 + np.exp(-beta * s))
    return s * p, p + beta * s * p * (1 - p)
""",
        slip="clips s itself, so f stays at 30 for large s",
        named=("Clipping s changes the function as well: far from 0 your first resul",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    e = np.exp(-np.abs(beta * s))
    p = 1 / (1 + e)
    return s * p, p + beta * s * p * (1 - p)
""",
        slip="the branch for negative s is missing, so σ(β|s|) is used there",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    def f(t):
        return t * np.exp(-np.logaddexp(0, -beta * t))

    h = 0.01
    return f(s), (f(s + h) - f(s)) / h
""",
        slip="a one-sided difference with a coarse step instead of the derivative",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    p = 0.5 * (1 + np.tanh(s / 2))
    return s * beta * p, beta * p + beta * s * p * (1 - p)
""",
        slip="beta multiplies the function from outside instead of the argument of the sigmoid",
        named=("Beta belongs into the sigmoid: in your function it stands in front.",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    values, slopes = [], []
    for t in np.ravel(s):
        p = 0.5 * (1 + np.tanh(beta * t / 2))
        values.append(t * p)
        slopes.append(p + beta * t * p * (1 - p))
    return np.array(values), np.array(slopes)
""",
        slip="the results are flat, not of the shape of s",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    t = beta * np.asarray(s, dtype=float)
    e = np.exp(-np.abs(t))
    p = np.where(t >= 0, 1, e) / (1 + e)
    return s * p, p * (1 + t * np.where(t >= 0, e, 1) / (1 + e))
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    half = np.tanh(0.5 * beta * s)
    f = 0.5 * s + 0.5 * s * half
    slope = 0.5 + 0.5 * half + 0.25 * beta * s * (1 - half * half)
    return f, slope
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    p = np.exp(-np.logaddexp(0, -beta * s))
    return np.stack([s * p, p + beta * s * p * (1 - p)])
""",
        form=True,
    ),
    # log_cosh
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.abs(s) - np.log(2)
""",
        slip="only the limit far from 0",
        named=("Near 0 both exponentials count, but your formula has only the larger",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    with np.errstate(over="ignore"):
        return s + np.log1p(np.exp(-2 * s)) - np.log(2)
""",
        slip="s without its absolute value, so large negative s overflow",
        named=("For large |s| an exponential overflows before the logarithm can brin",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.logaddexp(s, -s)
""",
        slip="the factor one half of cosh, that is minus log 2, is missing",
        named=("All values are too large by the same amount. What became of the fact",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.log(np.cosh(np.clip(s, -700, 700)))
""",
        slip="clips s, so the function stays the same beyond 700",
        named=("Far from 0 they stay the same however large s is: clipping s avoids ",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.where(a < 1, 0.5 * a * a, a - np.log(2))
""",
        slip="puts together the two approximations, which are not right in between",
        named=("Near 0 or far from 0 you used the approximations of the statement as",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    m = np.abs(s).max()
    with np.errstate(divide="ignore"):
        return m + np.log(0.5 * np.exp(s - m) + 0.5 * np.exp(-s - m))
""",
        slip="one maximum for the whole array: small entries beside a large one underflow to log 0",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-a)) - np.log(2)
""",
        slip="exp(-|s|) instead of exp(-2|s|)",
        named=("The form is right, but one power is not. When the larger exponential",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    far = np.abs(s) > 20
    return np.where(far, np.abs(s), np.log(np.cosh(np.where(far, 0, s))))
""",
        slip="the constant log 2 is missing far from 0",
        named=("Far from 0 a constant is missing: what is left of the one half?",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    terms = np.stack([s, -s])
    m = terms.max(axis=0)
    return m + np.log(np.exp(terms - m).sum()) - np.log(2)
""",
        slip="the sum runs over the whole array instead of the two terms of each entry",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    near = np.minimum(a, 1.0)
    return np.where(a < 1, np.log1p(2 * np.sinh(near / 2) ** 2), a + np.log1p(np.exp(-2 * a)) - np.log(2))
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    # the integral of tanh: -log of the sigmoid of 2 s, minus s and the constant
    return np.logaddexp(0, -2.0 * np.abs(s)) + np.sqrt(np.square(s)) + np.log(0.5)
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
    e = np.where(allowed, np.exp(z - z.max(axis=1, keepdims=True)), 0)
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the maximum is taken over the forbidden classes, too, so the allowed ones can all underflow",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="no maximum is subtracted, so large logits overflow",
        named=("For large logits the exponential overflows, and infinity divided by ",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, 0)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="sets the forbidden logits to 0, which still gives them a probability",
        named=("A class with the logit 0 still gets a probability, since e to the po",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * allowed
""",
        slip="softmax over all classes, then the forbidden ones set to 0, so the rows no longer add up to 1",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="one maximum for the whole array, so a row with much smaller logits underflows",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.ma.masked_array(z, mask=allowed)
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).filled(0)
""",
        slip="the mask the wrong way round: a masked array hides what is True, here the allowed classes",
        named=("You exchanged the two kinds of classes: the forbidden ones get proba",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    total = 0
    for i, (row, ok) in enumerate(zip(z, allowed)):
        m = row[ok].max()
        for j in np.flatnonzero(ok):
            p[i, j] = np.exp(row[j] - m)
            total += p[i, j]
        p[i] /= total
    return p
""",
        slip="the sum is not set back to 0 for each row",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1)[:, None])
    return e / e.sum(axis=0)
""",
        slip="still divides by the sums of the columns",
        named=("Each column adds up to 1. A row is a sample, and its classes lie alo",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.clip(z, -50, 50)
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="clips the logits, so that all above 50 become alike",
        named=("Clipped logits, or powers, are no longer different: what may be subt",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    with np.errstate(divide="ignore"):
        z = z + np.log(allowed)
    log_total = np.logaddexp.reduce(z, axis=1)
    return np.exp(z - log_total[:, None])
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(np.shape(z))
    for row, ok, out in zip(z, allowed, p):
        few = row[ok]
        # one over the sum of exp of the differences; too large ones give 1 / inf = 0
        with np.errstate(over="ignore"):
            out[ok] = 1 / np.exp(few[None, :] - few[:, None]).sum(axis=1)
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.ma.masked_array(z, mask=~allowed)
    e = np.exp(masked - masked.max(axis=1, keepdims=True)).filled(0)
    return [tuple(row / row.sum()) for row in e]
""",
        form=True,
    ),
    # weight_gradient
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * (1 - np.tanh(2 / 3 * s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the inner derivative 2/3 is missing",
        named=("The stretch of the output is in your derivative, but the stretch alo",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 2 / 3 * (1 - (o / 1.7159) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the factor 1.7159 is missing in the slope",
        named=("The stretch along the s-axis is in your derivative, but the stretch ",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 2 / 3 * (1.7159 - o**2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the square of the output is not divided by 1.7159 after the product is multiplied out",
        named=("You wrote the derivative in terms of the stretched output, and its s",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    return measured(x, w, upstream)
""",
        slip="central differences, which are not right to the last digit",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the slope of tanh is taken at s instead of 2/3 s",
        named=("The slope of tanh was taken at s itself, but this neuron applies tan",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    return 1.144 * upstream * (1 - t) * (1 + t) * np.r_[1, x]
""",
        slip="the product of 1.7159 and 2/3 is rounded to 1.144",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = np.dot(w, np.array([1.0, *x]))
    delta = upstream * 1.7159 * 2 / 3 / np.cosh(2 / 3 * s) ** 2
    return delta * w
""",
        slip="multiplies by the weights instead of the inputs",
        named=("The slope is right, but by what does the sum change when a weight ch",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    delta = upstream * 1.7159 * 2 / 3 * (1 - np.tanh(2 / 3 * s) ** 2)
    return np.append(delta * x, delta)
""",
        slip="the gradient of the bias last instead of first",
        named=("The bias stands first among the weights. In your result it comes las",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + sum(wi * xi for wi, xi in zip(w, x))
    delta = upstream * 1.7159 * 2 / 3 / np.cosh(2 / 3 * s) ** 2
    return np.array([delta] + [delta * xi for xi in x])
""",
        slip="the first input is multiplied by the bias, as the weights are not shifted by one",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    ones_first = np.concatenate(([1.0], x))
    half = np.exp(-2 / 3 * abs(w @ ones_first))
    sech = 2 * half / (1 + half * half)
    return 1.7159 * 2 / 3 * upstream * sech**2 * ones_first
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 * s / 3)
    to_sum = upstream * 2 * (1.7159**2 - o * o) / (3 * 1.7159)
    out = np.full(len(w), to_sum)
    for k in range(1, len(w)):
        out[k] *= x[k - 1]
    return out
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    local = 1.7159 * 2 / 3 * (1 - t**2)
    return tuple(upstream * local * v for v in (1.0, *x))
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        """
left = 24 / 4**3
weight = 4
depth = 5
""",
        slip="the steepest slope of a sigmoid with a = 1, a quarter, though a is 2",
        named=("You took the largest slope of the usual sigmoid. How steep is a sigm",),
    ),
    Answer(
        "left_over",
        """
left = 24 * 0.5 ** 3
weight = 2
depth = int(np.log2(1000))
""",
        slip="rounds the number of neurons down: after 9, more than a thousandth is still left",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        """
left, weight = 3, 2
depth = 0
gradient = 24
while gradient >= 0.001:
    gradient /= 2
    depth += 1
""",
        slip="asks when the gradient itself is below 0.001, not its share",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001 itself",),
    ),
    Answer(
        "left_over",
        """
left = 3
weight = 0.5
depth = 10
""",
        slip="the weight is the slope itself instead of its reciprocal",
        named=("A weight that keeps the size of the gradient must make up for the sl",),
    ),
    Answer(
        "left_over",
        """
left = 24 / 2 / 2
weight = 2
depth = 10
""",
        slip="counts two neurons instead of three",
        named=("Count the neurons that the gradient passes: each of the three takes ",),
    ),
    Answer(
        "left_over",
        """
steepest = 1 / (4 * 2)
left = 24 * steepest ** 3
weight = 1 / steepest
depth = int(np.ceil(np.log(1000) / np.log(8)))
""",
        slip="divides by the slope parameter instead of multiplying: 1/8 for the steepest slope",
        named=("The slope parameter divides your slope. How steep is a sigmoid with ",),
    ),
    Answer(
        "left_over",
        """
left = 0.5 ** 3
weight = 2
depth = 10
""",
        slip="gives the share that is left instead of the gradient",
        named=("This is a share, whereas the question is what is left of a gradient ",),
    ),
    Answer(
        "left_over",
        """
left = 3
weight = 2
depth = np.log(1000) / np.log(2)
""",
        slip="the number of neurons is not rounded up to a whole number",
        named=("For `depth` a whole number of neurons is asked for: the smallest tha",),
    ),
    Answer(
        "left_over",
        """
left = 24 / (3 * 2)
weight = 2
depth = 501
""",
        slip="divides by 2 times the number of neurons instead of halving for each neuron",
        named=("The gradient was divided by the number of neurons and by the slope p",),
    ),
    Answer(
        "left_over",
        """
left = np.prod([24, 0.5, 0.5, 0.5])
weight = 1 / (2 * 0.5 * (1 - 0.5))
depth = next(n for n in range(1, 100) if 2**-n < 1e-3)
""",
    ),
    Answer(
        "left_over",
        """
s = np.linspace(-4, 4, 8001)
o = 1 / (1 + np.exp(-2 * s))
top = (2 * o * (1 - o)).max()
left = 24 * top * top * top
weight = 1 / top
depth = len(bin(1000)) - 2
""",
    ),
    Answer("left_over", "left, weight, depth = np.array([3]), np.float64(2), 10.0", form=True),
    # which_dead
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="does not count a sum of exactly 0 as dead, so D lives",
        named=("The sum of D is largest at a corner other than (0, 0) and (1, 1). Ho",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="True for the units that live, the wrong way round",
        named=("You marked the units that are alive, but `True` stands for a dead on",),
    ),
    Answer(
        "which_dead",
        """
W = np.array([[-1, 0.5, 0.4], [-1, 0.7, 0.7], [0.3, -1, -2], [-0.1, -0.5, 0.1], [0.2, 0.5, -0.1]])
dead = list(W.sum(axis=1) <= 0)
""",
        slip="looks only at the input (1, 1), so C seems dead",
        named=("You may have looked at the input (1, 1) only. The sum of a unit with",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, False, True, False]",
        slip="judges by the sign of the bias alone, the sum at the input 0",
        named=("A negative bias alone does not make B dead, since large inputs may r",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, True, False]",
        slip="leaves the biases out",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        """
rng = np.random.default_rng(0)
W = np.array([[-1, 0.5, 0.4], [-1, 0.7, 0.7], [0.3, -1, -2], [-0.1, -0.5, 0.1], [0.2, 0.5, -0.1]])
X = np.column_stack([np.ones(1000), rng.random((1000, 2))])
dead = list((X @ W.T <= 0).any(axis=0))
""",
        slip="dead for some of the inputs instead of for all",
        named=("You marked the units that are silent for some input, which is normal",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, True, True]",
        slip="takes every unit with a negative weight of an input for dead",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        """
units = {"E": (0.2, 0.5, -0.1), "D": (-0.1, -0.5, 0.1), "C": (0.3, -1, -2), "B": (-1, 0.7, 0.7), "A": (-1, 0.5, 0.4)}
dead = [w[0] + max(0, w[1]) + max(0, w[2]) <= 0 for w in units.values()]
""",
        slip="the list in the reverse order, E to A",
        named=("The numbers are right, but in reverse order.",),
    ),
    Answer(
        "which_dead",
        """
dead = []
for w in [(-1, 0.5, 0.4), (-1, 0.7, 0.7), (0.3, -1, -2), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]:
    threshold, *weights = w
    dead.append(sum(v for v in weights if v > 0) - threshold <= 0)
""",
        slip="subtracts the bias like a threshold instead of adding it",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        """
dead = [bias + max(0, a) + max(0, b) <= 1e-12
        for bias, a, b in [(-1, 0.5, 0.4), (-1, 0.7, 0.7), (0.3, -1, -2), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]]
""",
    ),
    Answer(
        "which_dead",
        """
dead = 5 * [False]
for unit in "AD":
    dead["ABCDE".index(unit)] = True
""",
    ),
    Answer("which_dead", "dead = np.array([1, 0, 0, 1, 0])", form=True),
    # dead_share
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, 0] + flowers.X @ W[:, 1:].T
    return np.mean((s <= 0).any(axis=0))
""",
        slip="counts units that are silent on some flower instead of on all",
        named=("You counted the units that are silent for at least one flower. For h",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, 0] + flowers.X @ W[:, 1:].T
    return np.mean((s <= 0).all(axis=1))
""",
        slip="the wrong axis: the share of the flowers on which all units are silent",
        named=("Your share is 0 for each W of the check. Did you count the flowers f",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    alive = 0
    for w in W:
        if (w[0] + flowers.X @ w[1:]).max() >= 0:
            alive += 1
    return 1 - alive / len(W)
""",
        slip="a largest sum of exactly 0 counts as alive",
        named=("You counted a unit as alive when its sum is exactly 0 for some flowe",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X1 = np.c_[flowers.X, np.ones(150)]
    return (W @ X1.T <= 0).all(axis=1).mean()
""",
        slip="the bias last instead of first",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, :1] + W[:, 1:] @ flowers.X.T
    return np.count_nonzero(s <= 0) / s.size
""",
        slip="the share of silent pairs of unit and flower instead of dead units",
        named=("You counted the zeros among all outputs. A unit that is silent for s",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    s = W[:, 0] + X @ W[:, 1:].T
    return (s.max(axis=0) <= 0).mean()
""",
        slip="standardises the flowers, which should be as they are",
        named=("You standardised the measurements, but these units read them as they",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    low, high = flowers.X.min(axis=0), flowers.X.max(axis=0)
    best = np.where(W[:, 1:] > 0, high, low)
    return np.mean(W[:, 0] + (W[:, 1:] * best).sum(axis=1) <= 0)
""",
        slip="looks at the best corner of the box around the flowers, where there is no flower",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X1 = np.insert(flowers.X, 0, 1, axis=1)
    return np.mean(X1.sum(axis=0) @ W.T <= 0)
""",
        slip="adds up the sums of all flowers before ReLU, so it looks at the mean flower",
        named=("You looked at the mean flower, or at the mean or the sum of each uni",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = np.column_stack([np.ones(len(flowers.X)), flowers.X]) @ W.T
    dead = np.all(s <= 0, axis=0)
    return dead.sum() / len(s)
""",
        slip="divides by the number of flowers instead of units",
        named=("You divided the number of dead units by the number of flowers: the s",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    count = 0
    for bias, *weights in W:
        for x in flowers.X:
            if bias + sum(w * v for w, v in zip(weights, x)) > 0:
                break
        else:
            count += 1
    return count / len(W)
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    z = np.maximum(0, np.einsum("nd,md->nm", flowers.X, W[:, 1:]) + W[:, 0])
    return 1 - np.count_nonzero(z.sum(axis=0)) / W.shape[0]
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, 0] + flowers.X @ W[:, 1:].T
    return np.mean((s <= 0).all(axis=0), keepdims=True)
""",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 0.3\nrate = 5',
        slip="only a larger learning rate, still with sigmoids whose gradient vanishes",
        named=("Almost no gradient reaches the first layer: the slope of a sigmoid i",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "step", 0.5, 0.1',
        slip="the step function, whose slope is 0 everywhere",
        named=("The slope of this activation function is 0, so no spread and no rate",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "tanh", 0, 0.1',
        slip="all weights are 0 at the start, so all neurons stay alike and the first gradient is 0",
        named=("With all weights 0, all neurons of a layer compute the same, and no ",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "relu", 0.01, 0.1',
        slip="the weights of the ReLUs are much too small, so signal and gradient vanish",
        named=("The gradient vanishes, because each layer multiplies it by its weigh",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 2.0
rate = 0.1
""",
        slip="the weights of the ReLUs are much too large, so signal and gradient explode",
        named=("The weights are so large that the signal and the gradient grow from ",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "tanh", 0.3, 0.0001',
        slip="a learning rate that is far too small for 200 steps",
        named=("A gradient reaches the first layer, and the loss falls, but not far ",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "relu", np.sqrt(2 / 10), 20.0',
        slip="good initial weights, but a learning rate that is far too large",
        named=("A gradient reaches the first layer, but the loss ends higher than it",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "sigmoid", np.sqrt(2 / 10), 0.3',
        slip="He's spread, which is for ReLUs, with sigmoids",
        named=("Almost no gradient reaches the first layer: the slope of a sigmoid i",),
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = "relu", 2 / 10, 0.1',
        slip="the variance of He's rule entered as the standard deviation",
        named=(),
        near=True,
    ),
    Answer("deep_network", 'activation = "relu"\nspread = (2 / 10) ** 0.5\nrate = 0.1'),
    Answer(
        "deep_network",
        'settings = {"activation": "tanh", "spread": 1 / np.sqrt(10), "rate": 0.3}\nactivation, spread, rate = settings.values()',
    ),
    Answer(
        "deep_network",
        'activation, spread, rate = np.array(["tanh", "0.4", "0.2"])\nspread, rate = np.array(float(spread)), np.float32(rate)',
        form=True,
    ),
    # variances
    Answer(
        "variances",
        """
of_sums = 200 * 0.1 * 0.3
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="the standard deviation of the weights used as their variance",
        named=("You took the standard deviation of the weights for their variance.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 2 / 50
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="the variance of He's rule instead of the standard deviation",
        named=("That is the variance. The standard deviation was asked for.",),
    ),
    Answer(
        "variances",
        """
d_in, d_out = 350, 50
of_sums = 200 * 0.1**2 * 0.3
he_spread = np.sqrt(2 / d_in)
glorot_variance = 2 / (d_in + d_out)
left = 0.4 / 2
constant = 3 / 4
""",
        slip="inputs and neurons exchanged in He's rule",
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
        slip="one over the sum of the widths instead of two over it in Glorot's rule",
        named=("Glorot's rule puts the mean of the two numbers in place of one. Is y",),
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
        slip="forgets that ReLU halves the mean square",
        named=("What does ReLU do to the mean square, before the next layer multipli",),
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
        slip="the sigmoids' output one half is not squared",
        named=("The mean of the outputs enters through its square.",),
    ),
    Answer(
        "variances",
        """
of_sums = 200 * 0.01 * 0.3 ** 2
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="squares the mean square of the inputs once more",
        named=("The mean square is a square already.",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 3 * np.var(1 / (1 + np.exp(-np.zeros(1000))))
""",
        slip="takes the variance of the sigmoids, which is 0, instead of their mean square",
        named=(),
        near=True,
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
r = np.sqrt(6 / (50 + 350))
glorot_variance = r ** 2
left = 0.2
constant = 0.75
""",
        slip="the square of the bound of the uniform distribution, 6 over the sum of the widths, taken for the variance",
        named=("That is the limit of a uniform distribution, or its square.",),
    ),
    Answer(
        "variances",
        """
def var_of_sums(d, var_w, mean_square):
    return d * var_w * mean_square


of_sums = var_of_sums(200, 0.1**2, 0.3)
he_spread = (2 / 50) ** 0.5
glorot_variance = 2 / (50 + 350)
left = var_of_sums(1, 0.4, 1 / 2)
constant = var_of_sums(1, 3, 0.5**2)
""",
    ),
    Answer("variances", "of_sums, he_spread, glorot_variance, left, constant = np.array([6, 2, 0.05, 2, 7.5]) / 10"),
    Answer(
        "variances",
        """
of_sums, he_spread = [0.6], (0.2,)
glorot_variance = np.array([[0.005]])
left, constant = np.float64(0.2), np.array(0.75)
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
        slip="the root is missing: scales by one over the mean square",
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
        slip="passes on the sums as they were before the scaling",
        named=("The next layer reads what the scaled layers pass on. Your numbers ma",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        Z = np.maximum(0, X @ W.T)
        c = np.mean(Z * Z) ** -0.5
        X = c * Z
        numbers.append(c)
    return numbers
""",
        slip="measures the mean square after ReLU instead of that of the sums",
        named=("The mean square of the sums is to become 1, before ReLU is applied t",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        X = X @ W.T
        c = 1 / np.sqrt(np.mean(X**2))
        numbers.append(c)
        X = c * X
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
        c = 1 / np.sqrt(np.mean((X @ W.T) ** 2))
        W *= c
        numbers.append(c)
        X = np.maximum(0, X @ W.T)
    return numbers
""",
        slip="scales the given matrices themselves",
        named=("Your function changes `layers`, or a matrix in it, which belong to i",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        numbers.append(1 / S.std())
        X = np.maximum(0, S * numbers[-1])
    return numbers
""",
        slip="the standard deviation, which takes the mean off first, instead of the root of the mean square",
        named=("You took the standard deviation. The mean square also contains the s",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = np.sqrt(len(S) / np.sum(S**2))
        numbers.append(c)
        X = np.where(S > 0, c * S, 0)
    return numbers
""",
        slip="averages over the samples only, and adds up over the neurons",
        named=("You added up the squares. Which mean was asked for?",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    def rms(S):
        return np.sqrt(np.mean(S**2))

    numbers, Z = [], X
    for W in layers:
        S = Z @ W.T
        numbers.append(rms(S))
        Z = np.maximum(0, S / rms(S))
    return numbers
""",
        slip="returns the roots of the mean squares, by which one divides, instead of the factors",
        named=("This is 1 divided by what is asked for. Which of two numbers stands ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    # ReLU lets positive factors through, so no layer needs to be scaled before the end
    numbers = []
    for W in layers:
        X = np.maximum(0, X) @ W.T
        numbers.append(1 / np.sqrt(np.mean(X**2)))
    return [c / before for c, before in zip(numbers, [1, *numbers])]
""",
        slip="ReLU is applied to the samples as well, before the first layer",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    sizes = [1.0]
    S = X
    for k, W in enumerate(layers):
        S = (S if k == 0 else S * (S > 0)) @ W.T
        sizes.append(np.sqrt(np.mean(S**2)))
    return [a / b for a, b in zip(sizes, sizes[1:])]
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    if not layers:
        return []
    first, *rest = layers
    S = np.einsum("nd,pd->np", X, first)
    c = S.size**0.5 / np.linalg.norm(S)
    return [c] + balance(np.clip(c * S, 0, None), rest)
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = np.empty((len(layers), 1))
    for k, W in enumerate(layers):
        S = X @ W.T
        numbers[k] = 1 / np.sqrt(np.mean(S**2))
        X = np.maximum(0, S * numbers[k])
    return numbers
""",
        form=True,
    ),
]
