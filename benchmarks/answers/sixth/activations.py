"""Answers to the exercise `activations`: sixth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "from_sigmoid = -3 * 0.9 * (1 - 0.9)\nfrom_tanh = 5 * (1 - 0.6**2)\nfrom_leaky = 4 * 0.1",
        slip="the slope parameter a = 2 of the sigmoid is forgotten",
        named=("For the sigmoid you used the usual derivative, without the slope par",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 5 * 0.6 * 0.4\nfrom_leaky = 0.4",
        slip="the derivative of the sigmoid, o (1 - o), is used for tanh",
        named=("The derivative of tanh in terms of its output is not that of the sig",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.1 * -2 * 4",
        slip="the output of the leaky ReLU, c s, in place of its slope c",
        named=("For the leaky ReLU you multiplied the gradient by the output, which ",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0",
        slip="the leaky ReLU is treated like a ReLU, which passes on nothing for a negative sum",
        named=("A plain ReLU would pass on nothing for a negative sum, but this one ",),
    ),
    Answer(
        "by_hand",
        """
s = sigma = 1 / (1 + np.exp(-2 * 0.9))
from_sigmoid = -3 * 2 * sigma * (1 - sigma)
from_tanh = 5 * (1 - np.tanh(0.6) ** 2)
from_leaky = 0.4
""",
        slip="the outputs 0.9 and 0.6 are taken for weighted sums",
        named=("The number given for the sigmoid is already its output, so no expone",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 2 * 0.9 * 0.1\nfrom_tanh = 1 - 0.36\nfrom_leaky = 0.1",
        slip="the local slopes only: not multiplied by the upstream gradients",
        named=("The gradient that arrives from above is not in this: it is the local",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="the minus sign of the upstream gradient is lost",
        named=("A positive slope does not change the sign of the gradient that arriv",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 5 * (1 - 0.6)\nfrom_leaky = 0.4",
        slip="1 - o in place of 1 - o^2 for tanh",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -3 / 2 * 0.9 * 0.1\nfrom_tanh = 5 * 0.64\nfrom_leaky = 0.4",
        slip="divided by the slope parameter in place of multiplied",
        named=("For the sigmoid you divided by the slope parameter. What does the ch",),
    ),
    Answer(
        "by_hand",
        """
def down(upstream, slope):
    return upstream * slope

from_sigmoid = down(-3, 2 * (0.9 - 0.9**2))
from_tanh = down(5, (1 - 0.6) * (1 + 0.6))
from_leaky = down(4, 0.1)
""",
    ),
    Answer(
        "by_hand",
        """
# from the sums: invert the functions, then measure the slopes
h = 1e-5
s1 = np.log(0.9 / 0.1) / 2
s2 = np.arctanh(0.6)
sig = lambda s: 1 / (1 + np.exp(-2 * s))
from_sigmoid = -3 * (sig(s1 + h) - sig(s1 - h)) / (2 * h)
from_tanh = 5 * (np.tanh(s2 + h) - np.tanh(s2 - h)) / (2 * h)
from_leaky = 0.4
""",
    ),
    Answer("by_hand", "from_sigmoid, from_tanh, from_leaky = np.array([[-0.54], [3.2], [0.4]])", form=True),
    # swish
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(0.5 * beta * s))
    return s * sig, sig + s * sig * (1 - sig)
""",
        slip="the inner derivative beta is missing in the derivative",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(0.5 * beta * s))
    return s * sig, beta * s * sig * (1 - sig)
""",
        slip="the first term of the product rule is missing in the derivative",
        named=("Both factors of the product depend on s, so its derivative has two t",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = (1 + np.tanh(beta * s / 2)) / 2
    return s * sig, beta * sig * (1 - sig)
""",
        slip="the derivative of the sigmoid alone, without the factor s and the product rule",
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
        slip="the sigmoid as e^s / (1 + e^s), which is nan for large sums",
        named=("For large sums your function returns NaN, which is no number: the ex",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(0.5 * beta * s))
    f = s * sig
    return f, f + sig * (1 - f)
""",
        slip="the derivative is the formula for beta = 1 only",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.clip(s, -50, 50)
    sig = 1 / (1 + np.exp(-beta * s))
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="s itself is clipped against overflow, so that f is wrong beyond 50",
        named=("Clipping s changes the function as well: far from 0 your first resul",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s))
    return s * sig, sig + 2 * beta * s * sig * (1 - sig)
""",
        slip="the half within the tanh is missing: the sigmoid is that of 2 beta s",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(0.5 * s))
    f = beta * s * sig
    df = beta * sig + beta * s * sig * (1 - sig)
    return f, df
""",
        slip="beta multiplies the function from outside in place of the sum within the sigmoid",
        named=("Beta belongs into the sigmoid: in your function it stands in front.",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(0.5 * beta * s))
    return s * sig, sig - beta * s * sig * (1 - sig)
""",
        slip="the second term of the product rule is subtracted",
        named=("Of the two terms of the product rule, one has the wrong sign.",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    z = beta * s
    small = np.exp(-np.abs(z))
    sig = np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    f = s * sig
    return f, beta * f + sig * (1 - beta * f)
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.asarray(s, dtype=float)
    f, df = np.empty_like(s), np.empty_like(s)
    for i in np.ndindex(s.shape):
        z = min(max(beta * s[i], -700.0), 700.0)
        g = 1 / (1 + np.exp(-z))
        f[i] = s[i] * g
        df[i] = g + beta * s[i] * g / (1 + np.exp(z))
    return f, df
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    g = np.exp(-np.logaddexp(0, -beta * s))
    return [(s * g).tolist(), (g * (1 + beta * s * (1 - g))).tolist()]
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
        slip="log 2 is not subtracted",
        named=("All values are too large by the same amount. What became of the fact",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.where(np.abs(s) > 20, np.abs(s), np.log(np.cosh(np.clip(s, -20, 20))))
""",
        slip="far from 0 the constant log 2 is forgotten",
        named=("Far from 0 a constant is missing: what is left of the one half?",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return s + np.log1p(np.exp(-2 * s)) - np.log(2)
""",
        slip="s in place of its absolute value, which overflows on the negative side",
        named=("For large |s| an exponential overflows before the logarithm can brin",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.where(a < 1, s**2 / 2, a - np.log(2))
""",
        slip="the two approximations glued together, wrong in between",
        named=("Near 0 or far from 0 you used the approximations of the statement as",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-a)) - np.log(2)
""",
        slip="the factor 2 in the exponent is missing",
        named=("The form is right, but one power is not. When the larger exponential",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    s = np.clip(s, -700, 700)
    return np.log(np.cosh(s))
""",
        slip="s is clipped, so that everything beyond 700 gets the same value",
        named=("Far from 0 they stay the same however large s is: clipping s avoids ",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a - np.log1p(np.exp(-2 * a)) + np.log(2)
""",
        slip="the signs of both small terms are reversed",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.logaddexp(s, -s) - 0.5
""",
        slip="0.5 is subtracted in place of its logarithm's size, log 2",
        named=("The constant is not right: a factor of one half inside a logarithm b",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.maximum(s, 0) + np.log1p(np.exp(-2 * a)) - np.log(2)
""",
        slip="max(s, 0), as in softplus, in place of |s|: wrong for negative sums",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.logaddexp(s, -s) - np.log(2)
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    # the integral of tanh: exact inside, asymptotic outside
    s = np.asarray(s, dtype=float)
    inside = np.abs(s) < 30
    result = np.abs(s) - np.log(2)
    result[inside] = np.log1p(2 * np.sinh(s[inside] / 2) ** 2)
    return result
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return (a + np.log1p(np.exp(-2 * a)) - np.log(2)).tolist()
""",
        form=True,
    ),
    # allowed_softmax
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the largest logit is taken over all classes, so that a large forbidden logit makes all others underflow: 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)
""",
        slip="the sums are still taken along the wrong axis: over the samples",
        named=("Each column adds up to 1. A row is a sample, and its classes lie alo",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the largest logit is not subtracted: large logits overflow",
        named=("For large logits the exponential overflows, and infinity divided by ",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.where(allowed, p, 0)
""",
        slip="the forbidden probabilities are set to 0 after the division, so that the rest do not add up to 1",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, 0)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="a forbidden logit is set to 0, as by the classmate: its exponential is not 0",
        named=("A class with the logit 0 still gets a probability, since e to the po",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the maximum of the whole array in place of each row's: rows far below underflow to 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = z.astype(float)
    z[allowed] = -np.inf
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the mask is the wrong way round: the allowed classes are excluded",
        named=("You exchanged the two kinds of classes: the forbidden ones get proba",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    z = np.clip(z, -30, 30)
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the logits are clipped against overflow, so that large ones become equal",
        named=("Clipped logits, or powers, are no longer different: what may be subt",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for i in range(len(z)):
        ok = allowed[0]
        e = np.exp(z[i, ok] - z[i, ok].max())
        p[i, ok] = e / e.sum()
    return p
""",
        slip="the mask of the first row is used for every row",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for i, (row, ok) in enumerate(zip(z, allowed)):
        for j in np.flatnonzero(ok):
            with np.errstate(over="ignore"):
                p[i, j] = 1 / np.exp(row[ok] - row[j]).sum()
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    log_sum = np.logaddexp.reduce(masked, axis=1)
    return np.exp(masked - log_sum[:, None])
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    rows = []
    for row, ok in zip(z, allowed):
        top = max(v for v, a in zip(row, ok) if a)
        e = [float(np.exp(v - top)) if a else 0 for v, a in zip(row, ok)]
        rows.append([v / sum(e) for v in e])
    return rows
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
    t = np.tanh(2 / 3 * s)
    return upstream * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the factor 1.7159 is missing in the slope",
        named=("The stretch along the s-axis is in your derivative, but the stretch ",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    return measured(x, w, upstream)
""",
        slip="central differences in place of the derivative: not right to the last digit",
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
        slip="a - o^2 in place of a - o^2 / a: the factor 1.7159 is multiplied in only in part",
        named=("You wrote the derivative in terms of the stretched output, and its s",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - t**2)
    return upstream * local * np.array([*x, 1.0])
""",
        slip="the gradient of the bias comes last in place of first",
        named=("The bias stands first among the weights. In your result it comes las",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - t**2)
    return upstream * local * np.concatenate([[1.0], x])
""",
        slip="the bias is missing in the weighted sum",
        named=("Your weighted sum does not contain the bias, so the slope is taken a",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - t**2)
    return upstream * local * w
""",
        slip="multiplied by the weights in place of the inputs: that is the way to the gradient by x",
        named=("The slope is right, but by what does the sum change when a weight ch",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the slope is taken at s in place of 2/3 s",
        named=("The slope of tanh was taken at s itself, but this neuron applies tan",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    return 1.7159 * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the upstream gradient is missing",
        named=("This is the gradient of the neuron's output. The gradient that arriv",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    a, b = 1.7159, 2 / 3
    x1 = np.r_[1.0, x]
    o = a * np.tanh(b * (w @ x1))
    return upstream * b / a * (a - o) * (a + o) * x1
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + sum(wi * xi for wi, xi in zip(w[1:], x))
    delta = upstream * 1.7159 * (2 / 3) / np.cosh(2 / 3 * s) ** 2
    gradient = np.empty(len(w))
    gradient[0] = delta
    for i in range(len(x)):
        gradient[i + 1] = delta * x[i]
    return gradient
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    t = np.tanh(2 / 3 * s)
    delta = upstream * 1.7159 * 2 / 3 * (1 - t * t)
    return (delta, *(delta * x_i for x_i in x))
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        "left = 24 * 0.25**3\nweight = 4\ndepth = 5",
        slip="the slope parameter is forgotten: the steepest slope is taken to be 1/4",
        named=("You took the largest slope of the usual sigmoid. How steep is a sigm",),
    ),
    Answer(
        "left_over",
        "left = 24 * 0.5**2\nweight = 2\ndepth = 10",
        slip="the gradient below two neurons in place of three",
        named=("Count the neurons that the gradient passes: each of the three takes ",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 0.5\ndepth = 10",
        slip="the weight is the slope itself in place of its reciprocal",
        named=("A weight that keeps the size of the gradient must make up for the sl",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 15    # 24 / 2**15 < 0.001",
        slip="less than 0.001 is left of the gradient of 24, in place of less than a thousandth of it",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001 itself",),
    ),
    Answer(
        "left_over",
        "left = 24 * (1/2) ** 3\nweight = 2\ndepth = 9",
        slip="one neuron too few: a share of 1/512 is still more than a thousandth",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        "left = 0.125\nweight = 2\ndepth = 10",
        slip="the share that is left in place of the gradient itself",
        named=("This is a share, whereas the question is what is left of a gradient ",),
    ),
    Answer(
        "left_over",
        """
slope = 2**2 / 4
left = 24 * slope**3
weight = 1 / slope
depth = np.inf
""",
        slip="the steepest slope is taken to be a^2 / 4 = 1, so that nothing would ever be lost",
        named=("With your slope nothing would ever be lost. What is the product o (1",),
    ),
    Answer(
        "left_over",
        """
share = 0.5
left = 24 * share * 3
weight = 2
depth = 10
""",
        slip="multiplied by 3 in place of raised to the power 3",
        named=("You added the slopes of the three neurons; the chain rule multiplies",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = round(np.log(1000) / np.log(2) + 1)",
        slip="the depth is one too large (11), though 1/1024 is below a thousandth already",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        """
slope = 2 / 4
left = 24 * slope**3
weight = 1 / slope
depth = int(np.ceil(np.log(0.001) / np.log(slope)))
""",
    ),
    Answer(
        "left_over",
        """
left, weight = 24, 2
for _ in range(3):
    left /= 2
depth, share = 0, 1
while share >= 1 / 1000:
    depth, share = depth + 1, share * 0.5
""",
    ),
    Answer("left_over", "left = np.array([3.0])\nweight = np.float32(2)\ndepth = 10.0", form=True),
    # which_dead
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="D is thought to be alive, though its sum is at most exactly 0, where the slope is 0",
        named=("The sum of D is largest at a corner other than (0, 0) and (1, 1). Ho",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="the answer is the wrong way round: True for the live units",
        named=("You marked the units that are alive, but `True` stands for a dead on",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, False, True, False]",
        slip="every unit with a negative bias is called dead: B is alive near (1, 1)",
        named=("A negative bias alone does not make B dead, since large inputs may r",),
    ),
    Answer(
        "which_dead",
        "dead = [True, False, True, True, False]",
        slip="C is called dead because of its negative weights, though it is alive near (0, 0)",
        named=("You may have looked at the input (1, 1) only. The sum of a unit with",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, True, True, False]",
        slip="dead is taken to mean silent for some of the inputs",
        named=("You marked the units that are silent for some input, which is normal",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, False, False]",
        slip="the biases are ignored: only the signs of the weights count",
        named=("You may have judged by the weights alone. The bias is part of the su",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, True, False]",
        slip="A is thought to be alive, though its sum is at most -0.1",
        named=("Compute the largest sum of A: which corner makes it largest, and doe",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, False, False]",
        slip="no unit is called dead, since each could get a positive sum for some inputs (not only those between 0 and 1)",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        "dead = [True, False, False, True, True]",
        slip="E is called dead because of its negative weight, though its sum is always positive",
        named=("A negative weight does not make E dead: look for an input with which",),
    ),
    Answer(
        "which_dead",
        """
units = [(-1.0, 0.5, 0.4), (-1.0, 0.7, 0.7), (0.3, -1.0, -2.0), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]
dead = [bias + max(a, 0) + max(b, 0) <= 0 for bias, a, b in units]
""",
    ),
    Answer(
        "which_dead",
        """
tenths = {"A": (-10, 5, 4), "B": (-10, 7, 7), "C": (3, -10, -20), "D": (-1, -5, 1), "E": (2, 5, -1)}
dead = []
for w0, w1, w2 in tenths.values():
    alive = any(w0 + w1 * x1 + w2 * x2 > 0 for x1 in (0, 1) for x2 in (0, 1))
    dead.append(not alive)
""",
    ),
    Answer("which_dead", "dead = np.array([1, 0, 0, 1, 0])", form=True),
    # dead_share
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = np.column_stack([np.ones(150), flowers.X]) @ W.T
    return np.mean(np.any(S <= 0, axis=0))
""",
        slip="any in place of all: units that are silent for some flower are counted",
        named=("You counted the units that are silent for at least one flower. For h",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = W[:, :1] + W[:, 1:] @ flowers.X.T
    return (S <= 0).all(axis=0).mean()
""",
        slip="the wrong axis: the share of flowers for which all units are silent",
        named=("Your share is 0 for each W of the check. Did you count the flowers f",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = np.column_stack([np.ones(150), flowers.X]) @ W.T
    return (S <= 0).all(axis=0).sum()
""",
        slip="the number of dead units in place of their share",
        named=("This is the number of dead units. The task asks for their share.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = np.column_stack([flowers.X, np.ones(150)]) @ W.T
    return (S <= 0).all(axis=0).mean()
""",
        slip="the column of ones comes last, though the bias is first",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    S = W[:, 0] + X @ W[:, 1:].T
    return np.mean(S.max(axis=0) <= 0)
""",
        slip="the measurements are standardised, though they should be taken as they are",
        named=("You standardised the measurements, but these units read them as they",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = W[:, 0] + flowers.X @ W[:, 1:].T
    return np.mean(S <= 0)
""",
        slip="the share of silent pairs of unit and flower in place of the share of dead units",
        named=("You counted the zeros among all outputs. A unit that is silent for s",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = flowers.X @ W[:, 1:].T
    return np.mean(np.all(S <= 0, axis=0))
""",
        slip="the biases are ignored",
        named=("Your weighted sums do not contain the bias.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    alive = 0
    for w in W:
        if np.any(w[0] + flowers.X @ w[1:] > 0):
            alive += 1
    return alive / len(W)
""",
        slip="the share of the live units in place of the dead ones",
        named=("This is the share of the units that are alive.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    typical = flowers.X.mean(axis=0)
    return np.mean(W[:, 0] + W[:, 1:] @ typical <= 0)
""",
        slip="only the mean flower is tried, in place of all 150",
        named=("You looked at the mean flower, or at the mean or the sum of each uni",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    dead = [not any(w[0] + w[1:] @ x > 0 for x in flowers.X) for w in W]
    return sum(dead) / len(dead)
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    highest = (W[:, 0] + np.einsum("nd,md->nm", flowers.X, W[:, 1:])).max(axis=0)
    return 1 - np.count_nonzero(highest > 0) / W.shape[0]
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    S = np.insert(flowers.X, 0, 1, axis=1) @ W.T
    return np.array([(S <= 0).all(axis=0).mean()])
""",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        'activation = "step"\nspread = 0.5\nrate = 0.1',
        slip="the step function, which has no gradient",
        named=("The slope of this activation function is 0, so no spread and no rate",),
    ),
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 0.3\nrate = 10',
        slip="sigmoids with a large rate: the first layer's gradient has vanished on the way, and a large rate does not help",
        named=("Almost no gradient reaches the first layer of sigmoids, and long ste",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 0\nrate = 0.1',
        slip="all weights begin at 0, so the gradient of the first layer is 0 and all neurons stay alike",
        named=("With all weights 0, all neurons of a layer compute the same, and no ",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 5\nrate = 0.1',
        slip="the initial weights are far too large: the gradients explode",
        named=("The weights are so large that the signal and the gradient grow from ",),
    ),
    Answer(
        "deep_network",
        """
activation = "tanh"
spread = 1 / np.sqrt(10)
rate = 0.0001
""",
        slip="good weights, but a learning rate so small that 200 steps hardly move anything",
        named=("A gradient reaches the first layer, and the loss falls, but not far ",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.01\nrate = 0.1',
        slip="the initial weights are so small that the gradient vanishes over eight layers",
        named=("The slopes would let the gradient through, but each layer multiplies",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = np.sqrt(2 / 10)
rate = 50
""",
        slip="a suitable initialisation, but far too large a learning rate",
        named=("A gradient reaches the first layer, but the loss ends higher than it",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 0.1     # small random weights
rate = 0.1
""",
        slip="ReLU with too small a spread: the signal and the gradient shrink from layer to layer",
        named=("The gradient vanishes, because each layer multiplies it by its weigh",),
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = 2 / 10   # He
rate = 0.01
""",
        slip="He's variance 2/d is given as the standard deviation (the root is missing), so the signal shrinks from layer to layer and little is learnt",
        named=(),
        near=True,
    ),
    Answer(
        "deep_network",
        """
activation = "relu"
spread = (2 / 10) ** 0.5
rate = 0.1
""",
    ),
    Answer(
        "deep_network",
        """
activation = "tanh"
spread = 0.4
rate = 0.2
""",
    ),
    Answer(
        "deep_network",
        """
activation = np.str_("relu")
spread = np.sqrt(np.array(0.2))
rate = np.float32(0.1)
""",
        form=True,
    ),
    # variances
    Answer(
        "variances",
        """
of_sums = 200 * 0.1 * 0.3
he_spread = np.sqrt(2 / 50)
glorot_variance = 2 / 400
left = 0.2
constant = 0.75
""",
        slip="the standard deviation 0.1 is not squared in the variance of the sums",
        named=("You took the standard deviation of the weights for their variance.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 2 / 50\nglorot_variance = 2 / 400\nleft = 0.2\nconstant = 0.75",
        slip="He's variance in place of the standard deviation: the root is missing",
        named=("That is the variance. The standard deviation was asked for.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 1 / 400\nleft = 0.2\nconstant = 0.75",
        slip="Glorot's rule with 1 in place of 2 above the sum of the widths",
        named=("Glorot's rule puts the mean of the two numbers in place of one. Is y",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.4\nconstant = 0.75",
        slip="the half that ReLU takes away is forgotten in the factor of a layer",
        named=("What does ReLU do to the mean square, before the next layer multipli",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 3 * 0.5",
        slip="the output 1/2 of the sigmoids is not squared",
        named=("The mean of the outputs enters through its square.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0",
        slip="the sigmoids hardly vary, and so are taken to give sums of variance 0: their mean square counts, not their variance",
        named=(),
        near=True,
    ),
    Answer(
        "variances",
        """
of_sums = 200 * 0.1**2 * 0.3
he_spread = np.sqrt(2 / 350)
glorot_variance = 2 / (50 + 350)
left = 0.4 / 2
constant = 3 / 4
""",
        slip="He's rule with the number of neurons in place of the number of inputs",
        named=("The number of neurons has no part in this rule, which looks at the i",),
    ),
    Answer(
        "variances",
        """
of_sums = 0.6
he_spread = 0.2
glorot_variance = np.sqrt(6 / (50 + 350))
left = 0.2
constant = 0.75
""",
        slip="the bound r of the uniform distribution in place of Glorot's variance",
        named=("That is the limit of a uniform distribution, or its square.",),
    ),
    Answer(
        "variances",
        """
of_sums = 200 * 0.01 * 0.3**2
he_spread = 0.2
glorot_variance = 0.005
left = 0.2
constant = 0.75
""",
        slip="the mean square 0.3 of the inputs is squared once more",
        named=("The mean square is a square already.",),
    ),
    Answer(
        "variances",
        """
mean_square = lambda d, var_w, ms: d * var_w * ms
of_sums = mean_square(200, 0.1**2, 0.3)
he_spread = (2 / 50) ** 0.5
glorot_variance = 1 / ((50 + 350) / 2)
left = mean_square(10, 0.4 / 10, 1 / 2)
constant = mean_square(10, 3 / 10, 0.5**2)
""",
    ),
    Answer("variances", "of_sums, he_spread, glorot_variance, left, constant = 3 / 5, 1 / 5, 1 / 200, 1 / 5, 3 / 4"),
    Answer(
        "variances",
        "of_sums, he_spread, glorot_variance, left, constant = np.array([[0.6, 0.2, 0.005, 0.2, 0.75]]).T",
        form=True,
    ),
    # balance
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers, A = [], X
    for W in layers:
        S = A @ W.T
        c = 1 / np.mean(S**2)
        numbers.append(c)
        A = np.maximum(0, c * S)
    return numbers
""",
        slip="the root is missing: divided by the mean square in place of its root",
        named=("The sums are multiplied by your number, and their squares by its squ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    Z = X
    for W in layers:
        S = Z @ W.T
        numbers.append(1 / np.sqrt(np.mean(S**2)))
        Z = np.maximum(0, S)
    return numbers
""",
        slip="the next layer reads what the unscaled layer passes on",
        named=("The next layer reads what the scaled layers pass on. Your numbers ma",),
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
        slip="the standard deviation, with the mean subtracted, in place of the root of the mean square",
        named=("You took the standard deviation. The mean square also contains the s",),
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
        slip="there is no ReLU between the layers",
        named=("ReLU stands between the layers. It is missing.",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        Z = np.maximum(0, X @ W.T)
        c = 1 / np.sqrt((Z**2).mean())
        numbers.append(c)
        X = c * Z
    return numbers
""",
        slip="the mean square is measured after the ReLU, in place of that of the sums",
        named=("The mean square of the sums is to become 1, before ReLU is applied t",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    Z = X
    for W in layers:
        c = 1 / np.sqrt(np.mean((Z @ W.T) ** 2))
        W *= c
        numbers.append(c)
        Z = np.maximum(0, Z @ W.T)
    return numbers
""",
        slip="the given matrices are scaled in place",
        named=("Your function changes `layers`, or a matrix in it, which belong to i",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = np.sqrt(np.mean(S**2))
        numbers.append(c)
        X = np.maximum(0, S / c)
    return numbers
""",
        slip="the root mean square itself is returned, in place of its reciprocal",
        named=("This is 1 divided by what is asked for. Which of two numbers stands ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    Z = np.maximum(0, X)
    for W in layers:
        S = Z @ W.T
        c = np.mean(S**2) ** -0.5
        numbers.append(c)
        Z = np.maximum(0, c * S)
    return numbers
""",
        slip="ReLU is applied to the inputs X, too",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        S = X @ W.T
        c = 1 / np.sqrt(np.sum(S**2) / len(S))
        numbers.append(c)
        X = np.maximum(0, c * S)
    return numbers
""",
        slip="the mean is taken over the samples only: the sum over the neurons is not divided by their number",
        named=(),
        near=True,
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    # without scaling on the way: ReLU passes positive factors through
    rms, Z = [1.0], X
    for W in layers:
        S = Z @ W.T
        rms.append(np.sqrt(np.mean(S**2)))
        Z = S * (S > 0)
    return [before / after for before, after in zip(rms, rms[1:])]
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    def go(Z, rest):
        if not rest:
            return []
        S = np.einsum("nd,pd->np", Z, rest[0])
        c = np.sqrt(S.size) / np.linalg.norm(S)
        return [c] + go(np.clip(c * S, 0, None), rest[1:])

    return go(X, list(layers))
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = np.ones((len(layers), 1))
    Z = X
    for k, W in enumerate(layers):
        S = Z @ W.T
        numbers[k] = 1 / np.sqrt(np.mean(S**2))
        Z = np.maximum(0, numbers[k] * S)
    return numbers
""",
        form=True,
    ),
]
