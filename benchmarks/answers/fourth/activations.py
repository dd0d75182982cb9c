"""Answers to the exercise `activations`: fourth set, written from its statements, see `benchmarks.feedback`."""

from benchmarks.feedback import Answer

ANSWERS = [
    # by_hand
    Answer(
        "by_hand",
        "from_sigmoid = -3 * 0.9 * (1 - 0.9)\nfrom_tanh = 5 * (1 - 0.6**2)\nfrom_leaky = 4 * 0.1",
        slip="the slope of the sigmoid without its factor a = 2",
        named=("For the sigmoid you used the usual derivative, without the slope par",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 5 * (1 - 0.6)\nfrom_leaky = 0.4",
        slip="the slope of tanh as 1 - o, without the square",
        named=("The derivative of tanh in terms of its output contains a square.",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 4",
        slip="the slope 1 of the positive side for the leaky ReLU, though its sum is negative",
        named=("On which side of 0 does the weighted sum of the leaky ReLU lie, and ",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.1 * -2 * 4",
        slip="the upstream gradient times the output c s of the leaky ReLU instead of its slope c",
        named=("For the leaky ReLU you multiplied the gradient by the output, which ",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 2 * 0.9 * 0.1\nfrom_tanh = 1 - 0.36\nfrom_leaky = 0.1",
        slip="only the local slopes, without the upstream gradients",
        named=("The gradient that arrives from above is not in this: it is the local",),
    ),
    Answer(
        "by_hand",
        """
sig = 1 / (1 + np.exp(-2 * 0.9))
from_sigmoid = -3 * 2 * sig * (1 - sig)
from_tanh = 3.2
from_leaky = 0.4
""",
        slip="the output 0.9 of the sigmoid taken for its weighted sum",
        named=("The number given for the sigmoid is already its output, so no expone",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 5 * (1 - np.tanh(0.6)**2)\nfrom_leaky = 0.4",
        slip="the output 0.6 of tanh taken for its weighted sum",
        named=("The number given for tanh is already its output, so no further tanh ",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = 0.54\nfrom_tanh = 3.2\nfrom_leaky = 0.4",
        slip="the minus of the upstream gradient of the sigmoid lost",
        named=("A positive slope does not change the sign of the gradient that arriv",),
    ),
    Answer(
        "by_hand",
        "from_sigmoid = -0.54\nfrom_tanh = 3.2\nfrom_leaky = 0",
        slip="the slope 0 of the plain ReLU on the left for the leaky one",
        named=("A plain ReLU would pass on nothing for a negative sum, but this one ",),
    ),
    Answer(
        "by_hand",
        """
def through(upstream, slope):
    return upstream * slope

from_sigmoid = through(-3, 2 * (0.9 - 0.9**2))
from_tanh = through(5, (1 - 0.6) * (1 + 0.6))
from_leaky = through(4, 0.1)
""",
    ),
    Answer(
        "by_hand",
        """
s = np.arctanh(0.6)
from_tanh = 5 / np.cosh(s) ** 2
t = np.log(9) / 2
from_sigmoid = -3 * 2 * np.exp(-2 * t) / (1 + np.exp(-2 * t)) ** 2
from_leaky = 4 * (0.1 if -2 <= 0 else 1)
""",
    ),
    Answer(
        "by_hand",
        "from_sigmoid = np.array(-0.54)\nfrom_tanh = np.float64(3.2)\nfrom_leaky = np.array([0.4])[0]",
        form=True,
    ),
    # swish
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 1 / (1 + np.exp(-np.clip(beta * s, -700, 700)))
    return s * q, q + s * q * (1 - q)
""",
        slip="the factor beta of the inner derivative forgotten",
        named=("In the derivative a factor of the chain rule is missing, because the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 1 / (1 + np.exp(-np.clip(beta * s, -700, 700)))
    return s * q, beta * s * q * (1 - q)
""",
        slip="only one term of the product rule, s times the slope of the gate; the gate itself is missing",
        named=("Both factors of the product depend on s, so its derivative has two t",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 1 / (1 + np.exp(-np.clip(beta * s, -700, 700)))
    return s * q, 1 * beta * q * (1 - q)
""",
        slip="the derivative of a product taken as the product of the derivatives",
        named=("You took the derivative of the sigmoid only, but both factors of the",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = np.exp(beta * s) / (1 + np.exp(beta * s))
    f = s * q
    return f, q + beta * s * q * (1 - q)
""",
        slip="the sigmoid as e^s / (1 + e^s), which overflows to nan for large positive sums",
        named=("For large sums your function returns NaN, which is no number: the ex",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 1 / (1 + np.exp(-np.clip(s, -700, 700)))
    f = beta * s * q
    df = beta * (q + s * q * (1 - q))
    return f, df
""",
        slip="beta multiplies the whole function instead of the argument of the sigmoid",
        named=("Beta belongs into the sigmoid: in your function it stands in front.",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 1 / (1 + np.exp(-np.clip(beta * s, -700, 700)))
    f = s * q
    return f, q + beta * s * f * (1 - f)
""",
        slip="the slope of the gate computed from f instead of the sigmoid: f (1 - f)",
        named=("The formula o (1 - o) holds for the output o of a sigmoid, but you i",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.clip(s, -30, 30)
    q = 1 / (1 + np.exp(-beta * s))
    return s * q, q + beta * s * q * (1 - q)
""",
        slip="s itself is clipped, also where it multiplies the sigmoid, so f stops at 30",
        named=("Clipping s changes the function as well: far from 0 your first resul",),
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    if (beta * s > 0).all():
        q = 1 / (1 + np.exp(-beta * s))
    else:
        e = np.exp(beta * s)
        q = e / (1 + e)
    return s * q, q + beta * s * q * (1 - q)
""",
        slip="one branch is chosen for the whole array, so large positive entries overflow when another one is negative",
        named=(),
        near=True,
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = (1 + np.tanh(beta * s)) / 2
    return s * q, q + beta * s * q * (1 - q)
""",
        slip="the sigmoid by tanh of the whole argument instead of half of it",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    q = 0.5 * (1 + np.tanh(0.5 * beta * s))
    f = s * q
    return f, q + beta * f * (1 - q)
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    s = np.asarray(s, dtype=float)
    flat = s.ravel()
    f, df = np.zeros(flat.size), np.zeros(flat.size)
    for k, value in enumerate(flat):
        e = np.exp(-abs(beta * value))
        q = 1 / (1 + e) if value >= 0 else e / (1 + e)
        f[k] = value * q
        df[k] = q * (1 + beta * value * (1 - q))
    return f.reshape(s.shape), df.reshape(s.shape)
""",
    ),
    Answer(
        "swish",
        """
def swish(s, beta):
    e = np.exp(-np.abs(beta * s))
    q = np.where(s >= 0, 1, e) / (1 + e)
    return [s * q, q + beta * s * e / (1 + e) ** 2]
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
        slip="the factor 1/2 of cosh forgotten, so log 2 is not subtracted",
        named=("All values are too large by the same amount. What became of the fact",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return np.where(a > 1, a - np.log(2), np.log(np.cosh(np.minimum(a, 1))))
""",
        slip="the asymptote |s| - log 2 is used from 1 on, where it is still too rough",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return s + np.log1p(np.exp(-2 * s)) - np.log(2)
""",
        slip="e^s taken out without the absolute value, so large negative s overflow",
        named=("For large |s| an exponential overflows before the logarithm can brin",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-a)) - np.log(2)
""",
        slip="e^(-|s|) left inside instead of e^(-2|s|)",
        named=("The form is right, but one power is not. When the larger exponential",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    s = np.clip(s, -700, 700)
    return np.log((np.exp(s) + np.exp(-s)) / 2)
""",
        slip="s is clipped to 700, so the result stops growing there",
        named=("Far from 0 they stay the same however large s is: clipping s avoids ",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    return np.where(np.abs(s) < 1, s**2 / 2, np.abs(s) - np.log(2))
""",
        slip="the two approximations, near and far, taken for the function, which is wrong in between",
        named=("Near 0 or far from 0 you used the approximations of the statement as",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    return a + np.log1p(np.exp(-2 * a)) + np.log(0.5) / np.log(10)
""",
        slip="the logarithm of one half to the base 10 instead of e",
        named=("The constant is not right: which base has the logarithm?",),
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    m = np.abs(s).max()
    with np.errstate(divide="ignore"):
        return m + np.log(np.exp(s - m) + np.exp(-s - m)) - np.log(2)
""",
        slip="one shift, the largest of the whole array, for all entries, so the small ones underflow to log 0",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    with np.errstate(over="ignore"):
        return np.nan_to_num(np.log(np.cosh(s)), posinf=1000 - np.log(2))
""",
        slip="infinity is replaced by one constant, the value at 1000, for all large s",
        named=(),
        near=True,
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    near = np.clip(s, -1, 1)
    return np.where(np.abs(s) < 1, np.log1p(2 * np.sinh(near / 2) ** 2), np.logaddexp(s, -s) - np.log(2))
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    s = np.asarray(s, dtype=float)
    out = np.empty(s.shape)
    for index in np.ndindex(s.shape):
        a = abs(s[index])
        if a < 0.5:
            out[index] = -0.5 * np.log1p(-np.tanh(a) ** 2)
        elif a < 50:
            out[index] = np.log(np.cosh(a))
        else:
            out[index] = a - np.log(2)
    return out
""",
    ),
    Answer(
        "log_cosh",
        """
def log_cosh(s):
    a = np.abs(s)
    near = np.minimum(a, 1)
    return np.where(a < 1, np.log1p(np.expm1(near) ** 2 / (2 * np.exp(near))), a + np.log1p(np.exp(-2 * a)) - np.log(2)).tolist()
""",
        form=True,
    ),
    # allowed_softmax
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * allowed
""",
        slip="softmax over all classes, the forbidden ones set to 0 afterwards, so the rest does not add up to 1",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the largest logit is taken over all classes, so with a huge forbidden one all others underflow: 0 / 0",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
""",
        slip="divides by the sums of the columns instead of those of the rows",
        named=("Each column adds up to 1. A row is a sample, and its classes lie alo",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, 0)
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="forbidden logits are set to 0, which gives them e^0 and not 0",
        named=("A class with the logit 0 still gets a probability, since e to the po",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    e = np.exp(z) * allowed
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="no shift by the largest logit, so logits of 1000 overflow",
        named=("For large logits the exponential overflows, and infinity divided by ",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = z.astype(float)
    masked[allowed] = -np.inf
    e = np.exp(masked - masked.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the mask the wrong way round: the allowed classes are removed",
        named=("You exchanged the two kinds of classes: the forbidden ones get proba",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -np.inf)
    e = np.exp(masked - masked.max())
    return e / e.sum(axis=1, keepdims=True)
""",
        slip="the largest logit of the whole matrix instead of each row's, so rows far below it underflow",
        named=("A whole row has no value. Either all powers of its allowed classes h",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    ok = allowed[0]
    for i in range(len(z)):
        e = np.exp(z[i, ok] - z[i, ok].max())
        p[i, ok] = e / e.sum()
    return p
""",
        slip="the allowed classes of the first row are used for all rows",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for i in range(len(z)):
        ok = allowed[i]
        e = np.exp(z[i] - z[i, ok].max())
        p[i, ok] = e[ok] / e.sum()
    return p
""",
        slip="the denominator of each row also adds up the forbidden classes",
        named=("The forbidden classes now get exactly 0, but the allowed ones do not",),
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    p = np.zeros(z.shape)
    for row, logits, ok in zip(p, z, allowed):
        chosen = logits[ok]
        row[ok] = 1 / np.exp(np.minimum(chosen[None, :] - chosen[:, None], 700)).sum(axis=1)
        row[ok] /= row[ok].sum()
    return p
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    masked = np.where(allowed, z, -1e9)
    total = np.logaddexp.reduce(masked, axis=1)
    return np.exp(masked - total[:, None])
""",
    ),
    Answer(
        "allowed_softmax",
        """
def allowed_softmax(z, allowed):
    rows = []
    for logits, ok in zip(z, allowed):
        top = max(s for s, fine in zip(logits, ok) if fine)
        e = [float(np.exp(s - top)) if fine else 0 for s, fine in zip(logits, ok)]
        rows.append([value / sum(e) for value in e])
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
        slip="the inner factor 2/3 of the slope forgotten",
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
        slip="the outer factor 1.7159 forgotten",
        named=("The stretch along the s-axis is in your derivative, but the stretch ",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    local = 1.7159 * 2 / 3 * (1 - np.tanh(s) ** 2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="tanh of s instead of 2/3 s inside the slope",
        named=("The slope of tanh was taken at s itself, but this neuron applies tan",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = np.tanh(2 / 3 * s)
    return upstream * 1.7159 * 2 / 3 * (1 - o**2) * x
""",
        slip="no entry for the bias: d numbers instead of d + 1",
        named=("The bias has no entry in your result. It is the weight of an input t",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = np.tanh(2 / 3 * s)
    return upstream * 1.7159 * 2 / 3 * (1 - o**2) * np.array([*x, 1.0])
""",
        slip="the bias is put last instead of first",
        named=("The bias stands first among the weights. In your result it comes las",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = np.tanh(2 / 3 * s)
    return upstream * 1.7159 * 2 / 3 * (1 - o**2) * np.array([1.0, *w[1:]])
""",
        slip="multiplied by the weights instead of the inputs",
        named=("The slope is right, but by what does the sum change when a weight ch",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0] + np.dot(w[1:], x)
    o = 1.7159 * np.tanh(2 / 3 * s)
    local = 2 / 3 * (1.7159**2 - o**2)
    return upstream * local * np.array([1.0, *x])
""",
        slip="the slope from the output as 2/3 (1.7159² - o²), not divided by 1.7159",
        named=("The stretch of the output counts more than once in your derivative. ",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    def f(w):
        return upstream * 1.7159 * np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))

    h = 1e-3
    grad = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        grad[i] = (f(w + e) - f(w - e)) / (2 * h)
    return grad
""",
        slip="measured by central differences, so not exact",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = np.dot(w[1:], x)
    t = np.tanh(2 * s / 3)
    return 1.7159 * 2 / 3 * (1 - t * t) * upstream * np.append(1.0, x)
""",
        slip="the bias w0 left out of the weighted sum",
        named=("Your weighted sum does not contain the bias, so the slope is taken a",),
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    a = np.concatenate([[1.0], x])
    o = 1.7159 * np.tanh(2 / 3 * (a @ w))
    return upstream * (2 / 3) * (1.7159 - o * o / 1.7159) * a
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    s = w[0]
    for weight, value in zip(w[1:], x):
        s = s + weight * value
    local = 1.7159 * 2 / 3 / np.cosh(2 / 3 * s) ** 2
    grad = np.empty(len(w))
    grad[0] = upstream * local
    for i in range(len(x)):
        grad[i + 1] = upstream * local * x[i]
    return grad
""",
    ),
    Answer(
        "weight_gradient",
        """
def weight_gradient(x, w, upstream):
    t = np.tanh(2 / 3 * (w[0] + np.dot(w[1:], x)))
    g = float(upstream * 1.7159 * 2 / 3 * (1 - t**2))
    return (g, *(g * value for value in x))
""",
        form=True,
    ),
    # left_over
    Answer(
        "left_over",
        "left = 24 / 4**3\nweight = 4\ndepth = 5",
        slip="the largest slope 1/4 of the plain sigmoid, without the slope parameter a = 2",
        named=("You took the largest slope of the usual sigmoid. How steep is a sigm",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 9",
        slip="9 neurons leave a 512th, which is not yet below a thousandth: one too few",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 0.5\ndepth = 10",
        slip="the largest slope itself given as the weight, instead of its inverse",
        named=("A weight that keeps the size of the gradient must make up for the sl",),
    ),
    Answer(
        "left_over",
        "left = 0.5**3\nweight = 2\ndepth = 10",
        slip="the share that is left instead of the gradient, 24 forgotten",
        named=("This is a share, whereas the question is what is left of a gradient ",),
    ),
    Answer(
        "left_over",
        "left = 24 * 0.5**2\nweight = 2\ndepth = 10",
        slip="only two slopes for three neurons, as if the weights between them were counted",
        named=("Count the neurons that the gradient passes: each of the three takes ",),
    ),
    Answer(
        "left_over",
        "left = 24 / (3 * 2)\nweight = 2\ndepth = 10",
        slip="the three factors of one half are added up, not multiplied: divided by 6 instead of 8",
        named=("The gradient was divided by the number of neurons and by the slope p",),
    ),
    Answer(
        "left_over",
        """
left = 3
weight = 2
depth = 0
g = 24
while g >= 0.001:
    g = g / 2
    depth = depth + 1
""",
        slip="the gradient itself below 0.001 instead of its share below a thousandth",
        named=("For `depth`, a thousandth of the gradient is meant, not 0.001 itself",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 8\ndepth = 10",
        slip="one weight that makes up for the loss of all three neurons together",
        named=("Each neuron has a weight of its own, so each weight makes up for one",),
    ),
    Answer(
        "left_over",
        "left = 3\nweight = 2\ndepth = 11",
        slip="one neuron too many, 1/1024 is already below a thousandth",
        named=("The depth is off by one, or nearly: compute the share for your numbe",),
    ),
    Answer(
        "left_over",
        "slope = 2 / 4\nleft = 24 * slope**3\nweight = 1 / slope\ndepth = int(np.ceil(np.log(1000) / np.log(1 / slope)))",
    ),
    Answer(
        "left_over",
        """
left = 24.0
for _ in range(3):
    left *= 2 * 0.5 * (1 - 0.5)
weight = 1 / 0.5
depth, share = 0, 1.0
while not share < 1 / 1000:
    share, depth = share * 0.5, depth + 1
""",
    ),
    Answer("left_over", "left, weight, depth = np.array([3.0, 2.0, 10.0])", form=True),
    # which_dead
    Answer(
        "which_dead",
        "dead = [True, False, False, False, False]",
        slip="D is taken for alive because its sum reaches exactly 0",
        named=("The sum of D is largest at a corner other than (0, 0) and (1, 1). Ho",),
    ),
    Answer(
        "which_dead",
        "dead = [False, True, True, False, True]",
        slip="True for the live units: the list the wrong way round",
        named=("You marked the units that are alive, but `True` stands for a dead on",),
    ),
    Answer(
        "which_dead",
        "dead = [-1 + 0.5 + 0.4 <= 0, -1 + 0.7 + 0.7 <= 0, 0.3 - 1 - 2 <= 0, -0.1 - 0.5 + 0.1 <= 0, 0.2 + 0.5 - 0.1 <= 0]",
        slip="only the input (1, 1) is tried, so C, which is active at (0, 0), seems dead",
        named=("You may have looked at the input (1, 1) only. The sum of a unit with",),
    ),
    Answer(
        "which_dead",
        "dead = [True, True, True, True, False]",
        slip="a unit that is silent for some input is called dead",
        named=("You marked the units that are silent for some input, which is normal",),
    ),
    Answer(
        "which_dead",
        """
W = [(-1.0, 0.5, 0.4), (-1.0, 0.7, 0.7), (0.3, -1.0, -2.0), (-0.1, -0.5, 0.1), (0.2, 0.5, -0.1)]
dead = [w[0] < 0 for w in W]
""",
        slip="dead if the bias is negative, the inputs not looked at",
        named=("A negative bias alone does not make B dead, since large inputs may r",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, False, False]",
        slip="the biases left out: only C, with two negative weights, seems dead",
        named=("You may have judged by the weights alone. The bias is part of the su",),
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, True, False]",
        slip="judged by the sign of w1 + w2",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        "dead = [False, False, True, True, True]",
        slip="dead if any weight of an input is negative",
        named=(),
        near=True,
    ),
    Answer(
        "which_dead",
        "dead = [False, False, False, True, False]",
        slip="A is taken for alive, although its largest sum is -0.1",
        named=("Compute the largest sum of A: which corner makes it largest, and doe",),
    ),
    Answer(
        "which_dead",
        """
W = np.array([[-1.0, 0.5, 0.4], [-1.0, 0.7, 0.7], [0.3, -1.0, -2.0], [-0.1, -0.5, 0.1], [0.2, 0.5, -0.1]])
largest = W[:, 0] + np.maximum(W[:, 1:], 0).sum(axis=1)
dead = [bool(value <= 0) for value in largest]
""",
    ),
    Answer(
        "which_dead",
        """
units = {"A": (-1.0, 0.5, 0.4), "B": (-1.0, 0.7, 0.7), "C": (0.3, -1.0, -2.0), "D": (-0.1, -0.5, 0.1), "E": (0.2, 0.5, -0.1)}
dead = []
for w0, w1, w2 in units.values():
    alive = False
    for x1 in (0, 1):
        for x2 in (0, 1):
            if w0 + w1 * x1 + w2 * x2 > 0:
                alive = True
    dead.append(not alive)
""",
    ),
    Answer("which_dead", "dead = np.array([1, 0, 0, 1, 0], dtype=bool)", form=True),
    # dead_share
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, :1] + W[:, 1:] @ flowers.X.T
    return np.mean((s < 0).all(axis=1))
""",
        slip="sums of exactly 0 do not count as silent: < instead of <=",
        named=("You counted a unit as alive when its sum is exactly 0 for some flowe",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return np.mean(np.any(s <= 0, axis=0))
""",
        slip="any instead of all: a unit counts as dead when it is silent for one flower",
        named=("You counted the units that are silent for at least one flower. For h",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return np.mean((s <= 0).all(axis=1))
""",
        slip="the wrong axis: the share of the flowers for which all units are silent",
        named=("Your share is 0 for each W of the check. Did you count the flowers f",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = flowers.X @ W[:, 1:].T + W[:, 0]
    return (s <= 0).mean()
""",
        slip="the share of all pairs of unit and flower with a silent unit",
        named=("You counted the zeros among all outputs. A unit that is silent for s",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, 1:] @ flowers.X.T
    return (s <= 0).all(axis=1).mean()
""",
        slip="the bias is left out of the sums",
        named=("Your weighted sums do not contain the bias.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    A = np.hstack([flowers.X, np.ones((len(flowers.X), 1))])
    return float(np.all(A @ W.T <= 0, axis=0).mean())
""",
        slip="the column of ones is appended last, though the bias stands first in W",
        named=("The bias stands first in each row of W. Did you take the last column",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
    s = W[:, 0] + X @ W[:, 1:].T
    return np.mean(np.all(s <= 0, axis=0))
""",
        slip="the measurements are standardised, though they are to be taken as they are",
        named=("You standardised the measurements, but these units read them as they",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    count = 0
    for w in W:
        if max(w[0] + x @ w[1:] for x in flowers.X) <= 0:
            count += 1
    return count
""",
        slip="the number of dead units, not their share",
        named=("This is the number of dead units. The task asks for their share.",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    dead = 0
    for w in W:
        s = w[0] + w[1:] @ flowers.X.mean(axis=0)
        if s <= 0:
            dead += 1
    return dead / len(W)
""",
        slip="only the mean flower is tried instead of each of the 150",
        named=("You looked at the mean flower, or at the mean or the sum of each uni",),
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    largest = [max(w[0] + np.dot(w[1:], x) for x in flowers.X) for w in W]
    return sum(value <= 0 for value in largest) / len(W)
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    A = np.column_stack([np.ones(len(flowers.X)), flowers.X])
    o = np.maximum(np.einsum("nd,md->mn", A, W), 0)
    return 1 - np.count_nonzero(o.any(axis=1)) / len(o)
""",
    ),
    Answer(
        "dead_share",
        """
def dead_share(W):
    s = W[:, :1] + W[:, 1:] @ flowers.X.T
    return np.array((s.max(axis=1) <= 0).mean())
""",
        form=True,
    ),
    # deep_network
    Answer(
        "deep_network",
        'activation = "step"\nspread = 0.5\nrate = 0.1',
        slip="the step, whose slope is 0 everywhere, so nothing below the last layer learns",
        named=("The slope of this activation function is 0, so no spread and no rate",),
    ),
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 0.3\nrate = 10',
        slip="still sigmoids, whose gradient vanishes; a huge rate does not help",
        named=("Almost no gradient reaches the first layer of sigmoids, and long ste",),
    ),
    Answer(
        "deep_network",
        'activation = "sigmoid"\nspread = 4 / np.sqrt(10)\nrate = 0.5',
        slip="sigmoids with weights scaled up by 4: the gradient still shrinks too much to learn in 200 steps",
        named=(),
        near=True,
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 2\nrate = 0.1',
        slip="the weights are far too large, so signals and gradients explode",
        named=("The weights are so large that the signal and the gradient grow from ",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.3\nrate = 0.001',
        slip="the rate is too small for 200 steps",
        named=("A gradient reaches the first layer, and the loss falls,",),
    ),
    Answer(
        "deep_network",
        'activation = "tanh"\nspread = 0.02\nrate = 0.1',
        slip="the initial weights are too small, so the gradient vanishes",
        named=("The slopes would let the gradient through, but each layer multiplies",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 0.45\nrate = 5',
        slip="the rate is too large",
        named=("A gradient reaches the first layer, but the loss ends h",),
    ),
    Answer(
        "deep_network",
        'activation = "relu"\nspread = 2 / 10\nrate = 0.1',
        slip="He's variance 2/d given where the standard deviation, its root, is asked for",
        named=(),
    ),
    Answer(
        "deep_network",
        """
activation, spread, rate = "relu", 0.45, 0.1

def outcome(activation, spread, rate):
    return "95 % reached."
""",
        slip="cheats: outcome is replaced by a function that only claims success",
    ),
    Answer("deep_network", 'activation = "tanh"\nspread = 0.45\nrate = 0.2'),
    Answer("deep_network", 'activation, spread, rate = "relu", (2 / 10) ** 0.5, 0.1'),
    Answer(
        "deep_network",
        'activation, spread, rate = np.array(["relu", "tanh"])[0], np.float32(0.4), np.array(0.1)',
        form=True,
    ),
    # variances
    Answer(
        "variances",
        "of_sums = 200 * 0.1 * 0.3\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0.75",
        slip="the standard deviation 0.1 of the weights used as their variance, not squared",
        named=("You took the standard deviation of the weights for their variance.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 2 / 50\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0.75",
        slip="He's variance 2/50 instead of its root, the standard deviation",
        named=("That is the variance. The standard deviation was asked for.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = np.sqrt(2 / 350)\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0.75",
        slip="the number of neurons instead of that of inputs in He's rule",
        named=("The number of neurons has no part in this rule, which looks at the i",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = np.sqrt(2 / 400)\nleft = 0.2\nconstant = 0.75",
        slip="the standard deviation of Glorot's rule instead of its variance",
        named=("That is the standard deviation. The variance was asked for.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 1 / (50 + 350)\nleft = 0.2\nconstant = 0.75",
        slip="the 2 of Glorot's rule is missing: the sum of the two widths instead of their mean",
        named=("Glorot's rule puts the mean of the two numbers in place of one. Is y",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.4\nconstant = 0.75",
        slip="the half that ReLU deletes is forgotten in the factor",
        named=("What does ReLU do to the mean square, before the next layer multipli",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 3 * 0.5",
        slip="the mean 1/2 of the sigmoids instead of their mean square 1/4",
        named=("The mean of the outputs enters through its square.",),
    ),
    Answer(
        "variances",
        "of_sums = 0.6\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0",
        slip="the variance of the sigmoids, about 0, instead of their mean square",
        named=(),
        near=True,
    ),
    Answer(
        "variances",
        "of_sums = np.sqrt(200 * 0.01 * 0.3)\nhe_spread = 0.2\nglorot_variance = 0.005\nleft = 0.2\nconstant = 0.75",
        slip="the standard deviation of the sums instead of their variance",
        named=("That is the standard deviation of the sums.",),
    ),
    Answer(
        "variances",
        """
def variance(d, var_w, square):
    return d * var_w * square

of_sums = variance(200, 0.1**2, 0.3)
he_spread = (2 / 50) ** 0.5
glorot_variance = 1 / ((50 + 350) / 2)
left = variance(1, 0.4, 0.5)
constant = variance(1, 3, 0.5**2)
""",
    ),
    Answer(
        "variances",
        "of_sums, he_spread, glorot_variance, left, constant = 3 / 5, 1 / 5, 1 / 200, 1 / 5, 3 / 4",
    ),
    Answer(
        "variances",
        "of_sums, he_spread, glorot_variance, left, constant = (np.array(v) for v in (0.6, 0.2, 0.005, 0.2, 0.75))",
        form=True,
    ),
    # balance
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        c = 1 / np.mean(s**2)
        numbers.append(c)
        z = np.maximum(c * s, 0)
    return numbers
""",
        slip="divided by the mean square itself instead of its root",
        named=("The sums are multiplied by your number, and their squares by its squ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        c = 1 / s.std()
        numbers.append(c)
        z = np.maximum(c * s, 0)
    return numbers
""",
        slip="the variance of the sums about their mean is made 1, not their mean square",
        named=("You took the standard deviation. The mean square also contains the s",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        numbers.append(1 / np.sqrt(np.mean(s**2)))
        z = np.maximum(s, 0)
    return numbers
""",
        slip="the next layer reads the outputs of the layer before it was scaled",
        named=("The next layer reads what the scaled layers pass on. Your numbers ma",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        c = 1 / np.sqrt(np.mean(s**2))
        numbers.append(c)
        z = c * s
    return numbers
""",
        slip="the ReLU between the layers is forgotten",
        named=("ReLU stands between the layers. It is missing.",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        c = 1 / np.sqrt(np.mean(s**2, axis=0))
        numbers.append(c)
        z = np.maximum(c * s, 0)
    return numbers
""",
        slip="one number for each neuron instead of one for the whole layer",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers = []
    for W in layers:
        X = np.maximum(X @ W.T, 0)
        c = 1 / np.sqrt(np.mean(X**2))
        numbers.append(c)
        X = c * X
    return numbers
""",
        slip="the mean square is measured after ReLU, at the outputs, instead of at the sums",
        named=("The mean square of the sums is to become 1, before ReLU is applied t",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = z @ W.T
        rms = np.sqrt((s**2).mean())
        numbers.append(rms)
        z = np.maximum(s / rms, 0)
    return numbers
""",
        slip="returns the roots of the mean squares instead of the numbers to multiply by, their inverses",
        named=("This is 1 divided by what is asked for. Which of two numbers stands ",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        c = 1 / np.sqrt(np.mean((z @ W.T) ** 2))
        W *= c
        numbers.append(c)
        z = np.maximum(z @ W.T, 0)
    return numbers
""",
        slip="the given matrices are scaled in place, so layers is changed",
        named=("Your function changes `layers`, or a matrix in it",),
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, []
    for W in layers:
        s = np.maximum(z, 0) @ W.T
        c = np.mean(s**2) ** -0.5
        numbers.append(c)
        z = c * s
    return numbers
""",
        slip="ReLU is applied to the samples X as well, before the first layer",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    numbers, last = [], 1.0
    z = X
    for W in layers:
        s = np.einsum("nd,md->nm", z, W)
        rms = np.linalg.norm(s) / np.sqrt(s.size)
        numbers.append(last / rms)
        last = rms
        z = s * (s > 0)
    return numbers
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    if len(layers) == 0:
        return []
    s = X @ layers[0].T
    c = float(np.mean(s * s)) ** -0.5
    return [c] + balance(np.where(s > 0, c * s, 0), layers[1:])
""",
    ),
    Answer(
        "balance",
        """
def balance(X, layers):
    z, numbers = X, np.ones(len(layers))
    for k, W in enumerate(layers):
        s = z @ W.T
        numbers[k] = 1 / np.sqrt((s**2).mean())
        z = (numbers[k] * s).clip(0)
    return numbers
""",
        form=True,
    ),
]
