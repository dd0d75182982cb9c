"""Answers to the exercise `activations`, written from its statements alone: see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "from_sigmoid = -0.27\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="the slope parameter a is dropped",
        named=("without the slope parameter",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="the sign of the upstream is lost",
        named=("A positive slope does not change the sign of the gradient that",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 1.2\nfrom_leaky = 0.4",
        slip="o (1 - o) used for tanh",
        named=("is not that of the sigmoid",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 2.0\nfrom_leaky = 0.4",
        slip="tanh: 1 - o, not 1 - o squared",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 4",
        slip="leaky: the slope of the right side",
        named=("On which side of 0 does the weighted sum of the leaky ReLU lie,",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0",
        slip="leaky: taken for a plain ReLU",
        named=("but this one is leaky",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 4 * 0.1 * (-2)",
        slip="leaky: the upstream times the output",
        named=("For the leaky ReLU you multiplied the gradient by the output, which",),
    ),
    Answer(
        "by_hand",
        "o = 1 / (1 + np.exp(-2 * 0.9))\nfrom_sigmoid = -3 * 2 * o * (1 - o)\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="sigmoid: the output 0.9 taken for the sum",
        named=("The number given for the sigmoid is already its output, so no",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 5 * (1 - np.tanh(0.6) ** 2)\nfrom_leaky = 0.4",
        slip="tanh: the output 0.6 taken for the sum",
        named=("The number given for tanh is already its output, so no further tanh",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 0.18\nfrom_tanh = 0.64\nfrom_leaky = 0.1",
        slip="only local derivatives, no upstream",
        named=("The gradient that arrives from above is not in this: it is the",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.5\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="rounded to one digit",
        named=("Round as late as possible",),
    ),
    Answer("by_hand", "from_sigmod = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.4", slip="a typo in a name"),
    Answer("by_hand", "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.4"),
    Answer(
        "by_hand",
        "a, o = 2, 0.9\nfrom_sigmoid = -3 * (a * o * (1 - o))\nfrom_tanh = 5 * (1 - 0.6 ** 2)\nfrom_leaky = 4 * 0.1",
    ),
    Answer(
        "by_hand",
        "local = [2 * 0.9 * 0.1, 1 - 0.36, 0.1]\n"
        "from_sigmoid, from_tanh, from_leaky = [l * u for l, u in zip(local, [-3, 5, 4])]",
    ),
    Answer(
        "by_hand",
        "from_sigmoid = np.array([-0.54])\nfrom_tanh = np.array([3.2])\nfrom_leaky = np.array([0.4])",
        form=True,
    ),
    # swish
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 1 / (1 + np.exp(-np.clip(beta * s, -500, 500)))
    return s * sig, sig + s * sig * (1 - sig)
""",
        slip="beta is missing in the derivative",
        named=("a factor of the chain rule is missing",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, s * beta * sig * (1 - sig)
""",
        slip="product rule: the term without s is dropped",
        named=("only the term with the derivative of the sigmoid",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, beta * sig * (1 - sig)
""",
        slip="only the sigmoid is differentiated, s taken as 1",
        named=("You took the derivative of the sigmoid only, but both factors",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    e = np.exp(beta * s)
    sig = e / (1 + e)
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="exp overflows for large s: inf / inf is nan",
        named=("the exponential overflows to infinity",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig
""",
        slip="only f is returned",
        named=("Only the function comes back. Its derivative is asked for as",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    f = s * sig
    slope = sig + beta * s * sig * (1 - sig)
    return slope, f
""",
        slip="the two results are exchanged",
        named=("The function comes first, then its derivative: your two results",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    f = s * sig
    return f, f + sig * (1 - f)
""",
        slip="the formula for beta = 1 from the web",
        named=("a factor of the chain rule is missing",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(s / 2))
    return s * sig, sig + s * sig * (1 - sig)
""",
        slip="beta is ignored altogether",
        named=("does not use the beta",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    s = np.clip(s, -100, 100)
    sig = 1 / (1 + np.exp(-beta * s))
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="s itself is clipped, not only the exponent",
        named=("Clipping s changes the function as well: far from 0 your first",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    s = beta * s
    sig = 0.5 * (1 + np.tanh(s / 2))
    return s * sig, sig + s * sig * (1 - sig)
""",
        slip="s was replaced by beta s: f is beta times too large",
        named=("Beta belongs into the sigmoid only: in your function, the first",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    if s >= 0:
        sig = 1 / (1 + np.exp(-beta * s))
    else:
        sig = np.exp(beta * s) / (1 + np.exp(beta * s))
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
        slip="if on a whole array",
        named=("A condition on a whole array is neither true nor false. Choose",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return s * sig, sig - beta * s * sig * (1 - sig)
""",
        slip="a sign slip in the derivative",
        named=("Of the two terms of the product rule, one has the wrong sign.",),
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    small = np.exp(-np.abs(beta * s))
    sig = np.where(s >= 0, 1 / (1 + small), small / (1 + small))
    return s * sig, sig + beta * s * sig * (1 - sig)
""",
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    f, d = np.zeros(np.shape(s)), np.zeros(np.shape(s))
    for i, v in np.ndenumerate(s):
        z = beta * v
        p = 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
        f[i] = v * p
        d[i] = p * (1 + z * (1 - p))
    return f, d
""",
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    with np.errstate(over="ignore"):
        sigma = 1.0 / (1.0 + np.exp(-beta * s))
    out = s * sigma
    return out, beta * out + sigma * (1 - beta * out)
""",
    ),
    Answer(
        "swish",
        """\
def swish(s, beta):
    sig = 0.5 * (1 + np.tanh(beta * s / 2))
    return np.array([s * sig, sig + beta * s * sig * (1 - sig)])
""",
        form=True,
    ),
    # log_cosh
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.log(np.cosh(s))",
        slip="the formula as it stands overflows",
        named=("For large |s| an exponential overflows before the logarithm can",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.logaddexp(s, -s)",
        slip="the log of the 1/2 is forgotten",
        named=("What became of the factor one half",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.logaddexp(s, -s) + np.log(2)",
        slip="the sign of log 2 is wrong",
        named=("All values are too large by the same amount. Is the logarithm",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.abs(s) - np.log(2)",
        slip="the formula for far out is used everywhere",
        named=("but your formula has only the larger one",),
    ),
    Answer(
        "log_cosh",
        """\
def log_cosh(s):
    near = np.log(np.cosh(np.clip(s, -20, 20)))
    return np.where(np.abs(s) > 20, np.abs(s), near)
""",
        slip="the constant is forgotten far out",
        named=("The values near 0 are right. Far from 0 a constant is missing:",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return s + np.log1p(np.exp(-2 * s)) - np.log(2)",
        slip="no absolute value: overflows for negative s",
        named=("For large |s| an exponential overflows before the logarithm can",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    a = np.abs(s)\n    return a + np.log1p(np.exp(-a)) - np.log(2)",
        slip="exp(-|s|) instead of exp(-2|s|)",
        named=("one power is not",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    s = np.clip(s, -700, 700)\n    return np.log(np.cosh(s))",
        slip="clipped at 700: wrong beyond",
        named=("The values near 0 are right. Far from 0 they stay the same",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.where(np.abs(s) < 1, s**2 / 2, np.abs(s) - np.log(2))",
        slip="'close to' taken for equal",
        named=("Near 0 or far from 0 you used the approximations of the",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.logaddexp(s, -s) / 2",
        slip="the 1/2 is put outside of the log",
        named=("The factor one half stands inside the logarithm, so it is not a",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    return np.nan_to_num(np.log(np.cosh(s)))",
        slip="inf replaced by a huge number",
        named=("The values near 0 are right. Where the exponential overflows,",),
    ),
    Answer(
        "log_cosh",
        "def log_cosh(s):\n    a = np.abs(s)\n    result = a + np.log1p(np.exp(-2 * a)) - np.log(2)",
        slip="return is forgotten",
    ),
    Answer("log_cosh", "def log_cosh(s):\n    return np.logaddexp(s, -s) - np.log(2)"),
    Answer(
        "log_cosh",
        """\
def log_cosh(s):
    a = np.abs(s)
    near = 0.5 * np.log1p(np.sinh(np.minimum(a, 1)) ** 2)
    return np.where(a < 1, near, a + np.log1p(np.exp(-2 * a)) - np.log(2))
""",
    ),
    Answer(
        "log_cosh",
        """\
def log_cosh(s):
    out = np.zeros(np.shape(s))
    for i, v in np.ndenumerate(s):
        if abs(v) < 0.5:
            out[i] = np.log1p(2 * np.sinh(v / 2) ** 2)
        else:
            out[i] = abs(v) + np.log((1 + np.exp(-2 * abs(v))) / 2)
    return out
""",
    ),
    Answer("log_cosh", "def log_cosh(s):\n    return (np.logaddexp(s, -s) - np.log(2)).tolist()", form=True),
    # allowed_softmax
    Answer(
        "allowed_softmax",
        "def allowed_softmax(z, allowed):\n    e = np.exp(z * allowed)\n    return e / e.sum(axis=1, keepdims=True)",
        slip="only the axis is mended: forbidden logits count as 0",
        named=("A forbidden class still gets a power of 1, since its logit",),
    ),
    Answer(
        "allowed_softmax",
        "def allowed_softmax(z, allowed):\n    e = np.exp(z) * allowed\n    return e / e.sum(axis=1, keepdims=True)",
        slip="exp overflows for large logits",
        named=("For large logits the exponential overflows, and infinity",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the largest logit is taken over forbidden classes, too",
        named=("A whole row has no value. Either all powers of its allowed",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * allowed
""",
        slip="masked after the softmax, not renormalised",
        named=("the forbidden ones still count in the denominator",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)
""",
        slip="still normalised over the columns",
        named=("Each column adds up to 1. A row is a sample, and its classes",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="one maximum for all rows: rows far below become 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, 0)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="forbidden logits are set to 0, not to minus infinity",
        named=("A class with the logit 0 still gets a probability",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    e = np.exp(z - (z * allowed).max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the forbidden largest logit overflows to inf, and inf times 0 is nan",
        named=("A whole row has no value. Either all powers of its allowed",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True)) + 1e-3
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="an epsilon gives forbidden classes a probability",
        named=("A forbidden class must get exactly 0, but something was added",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, -np.inf, z)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the mask is inverted",
        named=("exchanged the two kinds of classes",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)
""",
        slip="keepdims is forgotten",
        named=("Two arrays do not fit each other. Has a sum or a maximum along the r",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / allowed.sum(axis=1, keepdims=True)
""",
        slip="divided by the number of allowed classes",
        named=("The rows do not add up to 1: divide by the sum of the powers,",),
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for i in range(len(z)):
        ok = allowed[i]
        logits = z[i][ok]
        e = np.exp(logits - np.max(logits))
        p[i, ok] = e / np.sum(e)
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    result = []
    for row, ok in zip(z, allowed):
        top = max(v for v, a in zip(row, ok) if a)
        e = [np.exp(v - top) if a else 0.0 for v, a in zip(row, ok)]
        result.append([v / sum(e) for v in e])
    return np.array(result)
""",
    ),
    Answer(
        "allowed_softmax",
        """\
def allowed_softmax(z, allowed):
    z = np.where(allowed, z, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).tolist()
""",
        form=True,
    ),
    # weight_gradient
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 1.7159 * 2 / 3 * (1 - o**2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the classmate's: the stretched output is squared",
        named=("still the classmate's result",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the inner derivative 2/3 is dropped",
        named=("the stretch along the s-axis is not",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the factor 1.7159 is dropped",
        named=("but the stretch of the output is not",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return 1.7159 * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the upstream gradient is dropped",
        named=("The gradient that arrives from above is not in it yet",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * 2 / 3 * (1 - t**2) * np.array([*x, 1.0])
""",
        slip="the bias is put last",
        named=("The bias stands first among the weights. In your result it",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * 2 / 3 * (1 - t**2) * x
""",
        slip="the bias has no entry",
        named=("The bias has no entry in your result. It is the weight of an",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * 2 / 3 * (1 - t) * np.array([1.0, *x])
""",
        slip="1 - tanh without the square",
        named=("In the derivative of tanh in terms of its output, something is",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 2 / 3 * (1.7159**2 - o**2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="in terms of o, but the division by 1.7159 is missing",
        named=("The stretch of the output counts more than once in your",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * np.dot(w[1:], x))
    return upstream * 1.7159 * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="the bias is left out of the sum",
        named=("does not contain the bias",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * 2 / 3 * (1 - t**2) * w
""",
        slip="multiplied by the weights, not by the inputs",
        named=("The slope is right, but by what does the sum change when a",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="2/3 is missing inside the tanh",
        named=("taken at s itself",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 // 3 * (w[0] + np.dot(w[1:], x)))
    return upstream * 1.7159 * 2 / 3 * (1 - t**2) * np.array([1.0, *x])
""",
        slip="2 // 3 is 0",
        named=("Your slope of tanh is 1, as if it were left out, or taken at 0.",),
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    local = 1.7159 * (2 / 3) * (1 - t**2)
    return upstream * local * np.concatenate([[1.0], x])
""",
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    A, S = 1.7159, 2 / 3
    total = w[0]
    for wi, xi in zip(w[1:], x):
        total += wi * xi
    o = A * np.tanh(S * total)
    delta = upstream * S / A * (A - o) * (A + o)
    grad = np.zeros(len(w))
    grad[0] = delta
    for i in range(len(x)):
        grad[i + 1] = delta * x[i]
    return grad
""",
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    inputs = np.insert(np.asarray(x, dtype=float), 0, 1.0)
    return upstream * 1.7159 * 2 / 3 / np.cosh(2 / 3 * (w @ inputs)) ** 2 * inputs
""",
    ),
    Answer(
        "weight_gradient",
        """\
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    d = upstream * 1.7159 * 2 / 3 * (1 - t**2)
    return [d] + [d * v for v in x]
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        "left = 0.375\nweight = 4\ndepth = 5",
        slip="a = 1 instead of 2: a largest slope of 1/4",
        named=("the largest slope of the usual sigmoid",),
    ),
    Answer(
        "left_over",
        "left = 1 / 8\nweight = 2\ndepth = 10",
        slip="the share instead of the gradient",
        named=("This is a share, whereas the question is what is left of a",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 9",
        slip="depth is one too small",
        named=("The depth is off by one",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 11",
        slip="depth is one too large",
        named=("The depth is off by one, or nearly: compute the share for your",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = np.log(1000) / np.log(2)",
        slip="depth is not rounded up",
        named=("For `depth` a whole number of neurons is asked for: the",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 0.5\ndepth = 10",
        slip="the slope instead of its inverse",
        named=("must make up for the slope",),
    ),
    Answer(
        "left_over",
        "left = 6\nweight = 2\ndepth = 10",
        slip="only two neurons counted",
        named=("Count the neurons that the gradient passes: each of the three",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 4\ndepth = 10",
        slip="the weight for a = 1",
        named=("the largest slope of the usual sigmoid",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 15",
        slip="asks for a gradient below 0.001, not for a share",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001",),
    ),
    Answer(
        "left_over",
        "left = 24\nweight = 1\ndepth = float('inf')",
        slip="takes the largest slope as a/2 = 1",
        named=("With your slope nothing would ever be lost. What is the product",),
    ),
    Answer(
        "left_over",
        "left = 24 * 3 * 0.5\nweight = 2\ndepth = 10",
        slip="times three instead of to the power of three",
        named=("You added the slopes of the three neurons; the chain rule",),
    ),
    Answer(
        "left_over",
        "left = 192\nweight = 2\ndepth = 10",
        slip="multiplied by 2 at each neuron",
        named=("the slope parameter for the slope",),
    ),
    Answer("left_over", "left = 3\nweight = 2\ndepth = 10"),
    Answer(
        "left_over",
        "slope = 2 / 4\nleft = 24 * slope**3\nweight = 1 / slope\ndepth = int(np.ceil(np.log(0.001) / np.log(slope)))",
    ),
    Answer(
        "left_over",
        "share, depth = 1.0, 0\nwhile share >= 0.001:\n    share *= 0.5\n    depth += 1\n"
        "left = 24 / 2**3\nweight = 2.0",
    ),
    Answer("left_over", "left = np.array([3.0])\nweight = np.array([2.0])\ndepth = np.array([10.0])", form=True),
    # which_dead
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="True for the living units",
        named=("You marked the units that are alive",),
    ),
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="a largest sum of exactly 0 counted as alive",
        named=("Four of the five are right. The sum of D is largest at a corner",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, True, False]",
        slip="A: largest sum misjudged",
        named=("Four of the five are right. Compute the largest sum of A: which",),
    ),
    Answer(
        "which_dead",
        "dead = [True, False, True, True, False]",
        slip="C: only the input (1, 1) tried",
        named=("Four of the five are right. You may have looked at the input",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, False, True, False]",
        slip="judged by the sign of the bias",
        named=("A negative bias alone",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, True, True, False]",
        slip="silent for some input counted as dead",
        named=("silent for some input",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, False, False]",
        slip="the bias is ignored",
        named=("You may have judged by the weights alone. The bias is part of the su",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, False, False, True]",
        slip="the order is reversed",
        named=("in reverse order",),
    ),
    Answer("which_dead", "dead = [True, False, False, True]", slip="one value is missing"),
    Answer(
        "which_dead",
        "dead = [True, False, False, True, True]",
        slip="E: a negative weight taken for dead",
        named=("Four of the five are right. A negative weight does not make E",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, False, False]",
        slip="thinks each unit answers somewhere",
        named=("You found no dead unit",),
    ),
    Answer("which_dead", "alive = [True, False, False, True, False]", slip="a wrong name"),
    Answer("which_dead", "dead = [True, False, False, True, False]"),
    Answer(
        "which_dead",
        """\
W = np.array([[-1.0, 0.5, 0.4], [-1.0, 0.7, 0.7], [0.3, -1.0, -2.0], [-0.1, -0.5, 0.1], [0.2, 0.5, -0.1]])
largest = W[:, 0] + np.maximum(W[:, 1:], 0).sum(axis=1)
dead = [bool(v <= 1e-12) for v in largest]
""",
    ),
    Answer(
        "which_dead",
        """\
dead = []
for w0, w1, w2 in [(-10, 5, 4), (-10, 7, 7), (3, -10, -20), (-1, -5, 1), (2, 5, -1)]:
    sums = [w0 + w1 * p + w2 * q for p in (0, 1) for q in (0, 1)]
    dead.append(max(sums) <= 0)
""",
    ),
    Answer("which_dead", "dead = (1, 0, 0, 1, 0)", form=True),
    # dead_share
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s <= 0).any(axis=0).mean()",
        slip="silent for any flower, not for all",
        named=("silent for at least one flower",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s <= 0).all(axis=0).sum()",
        slip="the number instead of the share",
        named=("the number of dead units",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s > 0).any(axis=0).mean()",
        slip="the share of the living units",
        named=("the share of the units that are alive",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, -1] + flowers.X @ W[:, :-1].T\n    return (s <= 0).all(axis=0).mean()",
        slip="the bias is taken as the last column",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s <= 0).mean()",
        slip="the share of silent answers over units and flowers",
        named=("counted the zeros among all outputs",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s <= 0).all(axis=1).mean()",
        slip="the wrong axis: the share of flowers that no unit answers",
        named=("the flowers for which all units are silent",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = flowers.X @ W[:, 1:].T\n    return (s <= 0).all(axis=0).mean()",
        slip="the bias is left out",
        named=("do not contain the bias",),
    ),
    Answer(
        "dead_share",
        """\
def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    s = W[:, 0] + X @ W[:, 1:].T
    return (s <= 0).all(axis=0).mean()
""",
        slip="the measurements are standardised",
        named=("You standardised the measurements, but these units read them as",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s < 0).all(axis=0).mean()",
        slip="a sum of exactly 0 counted as alive",
        named=("the slope of ReLU at 0",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + W[:, 1:] @ flowers.X.mean(axis=0)\n    return (s <= 0).mean()",
        slip="judged at the mean flower only",
        named=("You looked at the mean flower, or at the mean or the sum of each uni",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return 100 * (s <= 0).all(axis=0).mean()",
        slip="in percent",
        named=("This is a percentage. A number between 0 and 1 is asked for.",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s <= 0).all(axis=0).sum() / 150",
        slip="divided by the flowers instead of the units",
        named=("You divided the number of dead units by the number of flowers:",),
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, 0] + flowers.X @ W[:, 1:].T\n    return (s.max(axis=0) <= 0).mean()",
    ),
    Answer(
        "dead_share",
        """\
def dead_share(W):
    dead = 0
    for w in W:
        alive = False
        for x in flowers.X:
            if w[0] + w[1:] @ x > 0:
                alive = True
                break
        if not alive:
            dead += 1
    return dead / len(W)
""",
    ),
    Answer(
        "dead_share",
        """\
def dead_share(W):
    ones = np.ones((len(flowers.X), 1))
    out = np.maximum(0, np.hstack([ones, flowers.X]) @ W.T)
    return np.mean(out.sum(axis=0) == 0)
""",
    ),
    Answer(
        "dead_share",
        "def dead_share(W):\n    s = W[:, :1] + W[:, 1:] @ flowers.X.T\n"
        "    return np.array([np.mean(np.all(s <= 0, axis=1))])",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 0.3\nrate = 1',
        slip="only the rate is raised: gradient vanishes",
        named=("the slope of a sigmoid is at most a quarter",),
    ),
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 1.3\nrate = 1',
        slip="sigmoid with a larger spread",
        named=("The outputs of a sigmoid are all positive, and its slope is",),
    ),
    Answer(
        "deep_network",
        'activation = "step"\nspread = 0.3\nrate = 0.1',
        slip="the step has slope 0",
        named=("The slope of this activation function is 0",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0\nrate = 0.1',
        slip="all weights 0: symmetric",
        named=("With all weights 0, all neurons of a layer compute the same,",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.01\nrate = 0.1',
        slip="weights too small",
        named=("these are tiny",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 3\nrate = 0.1',
        slip="weights too large: gradient explodes",
        named=("they explode",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.3\nrate = 0.001',
        slip="rate too small",
        named=("A gradient reaches the first layer, and the loss falls,",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.3\nrate = 10',
        slip="rate too large",
        named=("the steps are far too long",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 1\nrate = 0.5',
        slip="spread and rate too large for ReLU",
        named=("they explode",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 0.01\nrate = 0.1',
        slip="ReLU with weights too small",
        named=("tiny weights leave nothing of it",),
    ),
    Answer("deep_network", "activation = tanh\nspread = 0.3\nrate = 0.1", slip="the quotes are missing"),
    Answer("deep_network", 'activation = "tanh"\nspread = 0.3\nlearning_rate = 0.1', slip="a wrong name"),
    Answer("deep_network", 'activation = "tanh"\nspread = 0.35\nrate = 0.1'),
    Answer("deep_network", 'activation, spread, rate = "relu", np.sqrt(2 / 10), 0.05'),
    Answer("deep_network", 'rate = 0.1\nspread = 1 / 10**0.5\nactivation = "tanh"'),
]
