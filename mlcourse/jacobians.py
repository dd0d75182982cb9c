"""Jacobians, and the products with them that frameworks compute instead (chapter 7, `book/jacobians`).

The layout is the same everywhere: rows are outputs, columns are inputs, J[i, j] = ∂o_i / ∂x_j. A small change dx of the
input therefore changes the output by J dx (a JVP, forward mode), and an upstream gradient v arrives at the input as vᵀJ
(a VJP, reverse mode). For arrays of any shape, the shape of a Jacobian is the shape of the output followed by that of
the input.

Forward mode (`jvp`) takes a function of arrays in plain NumPy, reverse mode (`vjp`, `jacobian`) a function of nodes.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from mlcourse import activations, backprop
from mlcourse._checks import as_array, as_choice, as_count, as_positive


def numerical_jacobian(f: Callable, x, h: float = 1e-5) -> np.ndarray:
    """Return the Jacobian of f at x by central differences: two calls of f for each number in x.

    x and f(x) are arrays of any shape; the result has the shape of f(x) followed by that of x.
    Raises ValueError unless f returns finite numbers, in the same shape at each call. Section "Vector by vector".

    >>> numerical_jacobian(lambda x: np.array([x[0] * x[1], x[0]]), [2.0, 3.0]).round(6)
    array([[3., 2.],
           [1., 0.]])
    """
    x, h = as_array("x", x), as_positive("h", h)
    columns = []
    for j in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[j] = h
        after, before = _output(f, x + step), _output(f, x - step)
        if after.shape != before.shape:
            raise ValueError(f"f: expected results of one shape, got {before.shape} and {after.shape}")
        columns.append((after - before) / (2 * h))
    return np.stack(columns, axis=-1).reshape(columns[0].shape + x.shape)


def _output(f: Callable, x: np.ndarray) -> np.ndarray:
    y = f(x)
    if y is None:
        raise ValueError("f: expected a function that returns numbers, got None (is a return missing?)")
    return as_array("f", y)


def linear(W) -> np.ndarray:
    """Return the Jacobian of x -> W x, which is W itself, (m, d), at every x. Section "The linear map".

    >>> linear([[1, 2], [3, 4]])
    array([[1., 2.],
           [3., 4.]])
    """
    return as_array("W", W, ndim=2)


def elementwise(slope: Callable, x) -> np.ndarray:
    """Return the Jacobian (d, d) of an elementwise function with this derivative: diagonal, as o_i depends on x_i only.

    x has shape (d,), and so must slope(x); otherwise ValueError is raised. Section "An elementwise function".

    >>> elementwise(lambda x: 2 * x, [1.0, 3.0])
    array([[2., 0.],
           [0., 6.]])
    """
    x = as_array("x", x, ndim=1)
    slopes = as_array("slope", slope(x))
    if slopes.shape != x.shape:
        raise ValueError(f"slope: expected one number for each of the {x.size} in x, got shape {slopes.shape}")
    return np.diag(slopes)


def softmax(z) -> np.ndarray:
    """Return the Jacobian (k, k) of softmax at the logits z (k,): diag(p) - p pᵀ, symmetric, with rows that sum to 0.

    Section "Softmax".

    >>> softmax([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    p = activations.softmax(as_array("z", z, ndim=1))
    return np.diag(p) - np.outer(p, p)


@backprop.rule
def matvec(W, x):
    """Return W x for a matrix (m, d) and a vector (d,). Backward, W gets the outer product of up and x, x gets Wᵀ up.

    Section "Vector-Jacobian products".

    >>> x = backprop.Node([1.0, 2.0])
    >>> backprop.backward(matvec([[1.0, 0.0], [3.0, 4.0]], x), upstream=[10.0, 1.0])
    >>> x.grad
    array([13.,  4.])
    """
    if W.ndim != 2 or x.ndim != 1:
        raise ValueError(f"expected shapes (m, d) and (d,), got {W.shape} and {x.shape}")
    return W @ x, lambda up: np.outer(up, x), lambda up: W.T @ up


@backprop.rule
def probabilities(z):
    """Return softmax(z) along the last axis. Backward, z gets p (up - p·up). Section "Vector-Jacobian products".

    >>> z = backprop.Node([0.0, 0.0])
    >>> backprop.backward(probabilities(z), upstream=[8.0, 4.0])
    >>> z.grad
    array([ 1., -1.])
    """
    p = activations.softmax(z)
    return p, lambda up: p * (up - (p * up).sum(axis=-1, keepdims=True))


def vjp(f: Callable, x, v) -> np.ndarray:
    """Return vᵀJ, of the shape of x, for a function f of a node, by one backward pass: the Jacobian is never built.

    `f` takes and returns a `backprop.Node`; v has the shape of f(x).
    Raises ValueError for a v of another shape and an f that returns no node. Section "Vector-Jacobian products".

    >>> vjp(lambda x: x * x, [1.0, 3.0], [1.0, 10.0])
    array([ 2., 60.])
    """
    node, out = _graph(f, x)
    return _pass_back(node, out, v)


def jacobian(f: Callable, x) -> np.ndarray:
    """Return the Jacobian of a function f of a node, by one backward pass for each output, which gives one row.

    `f` takes and returns a `backprop.Node`; the result has the shape of f(x) followed by that of x.
    Raises ValueError for an f that returns no node. Section "Vector-Jacobian products".

    >>> jacobian(lambda x: x * x, [1.0, 3.0])
    array([[2., 0.],
           [0., 6.]])
    """
    node, out = _graph(f, x)
    units = np.eye(out.value.size).reshape(-1, *out.value.shape)
    return np.stack([_pass_back(node, out, unit) for unit in units]).reshape(out.value.shape + node.value.shape)


def _graph(f: Callable, x) -> tuple[backprop.Node, backprop.Node]:
    node = backprop.Node(as_array("x", x))
    out = f(node)
    if not isinstance(out, backprop.Node):
        raise ValueError(f"f: expected a function that returns a Node, got {type(out).__name__}")
    return node, out


def _pass_back(node: backprop.Node, out: backprop.Node, v) -> np.ndarray:
    backprop.backward(out, upstream=as_array("v", v), keep=True)
    # A gradient stays None where the output does not depend on the input.
    return np.zeros_like(node.value) if node.grad is None else node.grad


class Dual(NDArrayOperatorsMixin):
    """An array of dual numbers a + b ε, with ε² = 0: the `value` a, and the `tangent` b, its directional derivative.

    Operators and the NumPy functions listed in `TANGENTS` and `SAME` compute both.
    Source: Wengert (1964); section "Dual numbers".

    >>> y = Dual(3.0, 1.0) ** 2
    >>> float(y.value), float(y.tangent)
    (9.0, 6.0)
    """

    def __init__(self, value, tangent) -> None:
        """Take a value and its tangent, which is broadcast to the value's shape."""
        self.value = np.asarray(value, dtype=float)
        self.tangent = np.broadcast_to(np.asarray(tangent, dtype=float), self.value.shape)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        """Apply a NumPy ufunc to the value, and its rule in `TANGENTS` to the tangent."""
        values = [_part(i, "value") for i in inputs]
        plain = method == "__call__" and not settings
        if plain and ufunc in (np.greater, np.greater_equal, np.less, np.less_equal):
            return ufunc(*values)
        if not plain or ufunc not in TANGENTS:
            name = ufunc.__name__ if method == "__call__" else f"{ufunc.__name__}.{method}"
            raise TypeError(f"jvp: no rule for np.{name}; there are rules for {_known()}")
        return Dual(ufunc(*values), TANGENTS[ufunc](*values, *[_part(i, "tangent") for i in inputs]))

    def __array_function__(self, function, types, inputs, settings):
        """Apply a NumPy function that is linear, such as a sum, to the value and to the tangent alike."""
        if function is np.where:
            inputs = (_part(inputs[0], "value"), *inputs[1:])
            return Dual(*(np.where(inputs[0], *(_part(i, p) for i in inputs[1:])) for p in ("value", "tangent")))
        if function not in SAME:
            raise TypeError(f"jvp: no rule for np.{function.__name__}; there are rules for {_known()}")
        return Dual(*(function(_part(inputs[0], p), *inputs[1:], **settings) for p in ("value", "tangent")))

    def __getitem__(self, index):
        """Return the dual numbers at these indices."""
        return Dual(self.value[index], self.tangent[index])

    def sum(self, *args, **settings):
        """Return the sum, as np.sum does."""
        return np.sum(self, *args, **settings)  # type: ignore[call-overload]  # goes to __array_function__

    @property
    def T(self):
        """Return the transpose."""
        return np.transpose(self)  # type: ignore[call-overload]  # goes to __array_function__


#: the tangent of each NumPy function, as a rule that takes the values, then the tangents
TANGENTS: dict[np.ufunc, Callable] = {
    np.add: lambda a, b, da, db: da + db,
    np.subtract: lambda a, b, da, db: da - db,
    np.multiply: lambda a, b, da, db: da * b + a * db,
    np.divide: lambda a, b, da, db: da / b - a * db / b**2,
    np.matmul: lambda a, b, da, db: da @ b + a @ db,
    # a to the power of 0 is constant, even at 0, where a to the power of -1 would be infinite.
    np.power: lambda a, b, da, db: b * a ** np.where(b == 0, 0, b - 1) * da if not np.any(db) else _no_power(),
    np.negative: lambda a, da: -da,
    np.exp: lambda a, da: np.exp(a) * da,
    np.log: lambda a, da: da / a,
    np.sqrt: lambda a, da: da / (2 * np.sqrt(a)),
    np.sin: lambda a, da: np.cos(a) * da,
    np.cos: lambda a, da: -np.sin(a) * da,
    np.tanh: lambda a, da: (1 - np.tanh(a) ** 2) * da,
    np.maximum: lambda a, b, da, db: np.where(a >= b, da, db),
}
#: functions that are linear in their first argument, and are therefore applied to the tangent as they are
SAME: tuple[Callable, ...] = (np.sum, np.mean, np.stack, np.concatenate, np.reshape, np.transpose)


def _known() -> str:
    functions: tuple[Callable, ...] = (*TANGENTS, *SAME, np.where)
    return ", ".join(f"np.{f.__name__}" for f in functions)


def _no_power():
    raise TypeError("jvp: no rule for np.power with an exponent that varies; write np.exp(b * np.log(a))")


def _part(value, part: str):
    """Return the value or the tangent of a dual number, or of each in a list; a constant has the tangent 0."""
    if isinstance(value, list | tuple):
        return [_part(v, part) for v in value]
    if isinstance(value, Dual):
        return getattr(value, part)
    return np.asarray(value) if part == "value" else np.zeros(np.shape(value))


def jvp(f: Callable, x, t) -> np.ndarray:
    """Return J t, of the shape of f(x): how f changes along the direction t, by one call of f on dual numbers.

    `f` is written in NumPy; t has the shape of x. The result is exact up to rounding, and the Jacobian is never built.
    Raises ValueError for a t of another shape, TypeError for a NumPy function that has no rule.
    Source: Wengert (1964); section "Forward mode and reverse mode".

    >>> jvp(lambda x: x**2, [1.0, 3.0], [1.0, 10.0])
    array([ 2., 60.])
    """
    x, t = as_array("x", x), as_array("t", t)
    if x.shape != t.shape:
        raise ValueError(f"t: expected the shape of x, {x.shape}, got {t.shape}")
    out = f(Dual(x, t))
    if isinstance(out, Dual):
        return np.array(out.tangent)
    if out is None or np.asarray(out).dtype.kind not in "biuf":
        raise ValueError(f"f: expected numbers made with NumPy's functions, got {type(out).__name__}; try np.stack")
    return np.zeros(np.shape(out))


def cost(sizes, mode: str, n: int = 1) -> int:
    """Return how many multiplications propagate derivatives through layers of these widths, for n samples.

    `sizes` lists the widths from input to output; the Jacobians are (sizes[i+1], sizes[i]). The modes "vjp" and "jvp"
    multiply them by one vector; "reverse" and "forward" multiply the matrices, beginning at the output or the input.
    Raises ValueError for fewer than two sizes, widths below 1, another mode.
    Section "The cost of forward and reverse mode".

    >>> cost([1000, 1000, 1000, 1], "vjp"), cost([1000, 1000, 1000, 1], "forward")
    (2001000, 1001000000)
    """
    sizes, steps = _sizes(sizes)
    as_choice("mode", mode, ["vjp", "jvp", "reverse", "forward"])
    if mode == "reverse":
        steps = [sizes[-1] * step for step in steps[:-1]]
    if mode == "forward":
        steps = [sizes[0] * step for step in steps[1:]]
    return as_count("n", n) * sum(steps)


def memory(sizes, mode: str, n: int = 1) -> int:
    """Return how many numbers must be held, apart from the parameters, for n samples and layers of these widths.

    The mode "matrices" holds the Jacobian of each layer; "vjp" keeps the input of each layer for the backward pass;
    "jvp" keeps the values and tangents of two neighbouring layers, the one that is read and the one that is written.
    Raises ValueError for fewer than two sizes, widths below 1, another mode.
    Section "The cost of forward and reverse mode".

    >>> [memory([1000, 1000, 1000, 1], mode) for mode in ("matrices", "vjp", "jvp")]
    [2001000, 3000, 4000]
    """
    sizes, steps = _sizes(sizes)
    as_choice("mode", mode, ["matrices", "vjp", "jvp"])
    held = {"matrices": sum(steps), "vjp": sum(sizes[:-1]), "jvp": 2 * max(a + b for a, b in pairwise(sizes))}
    return as_count("n", n) * held[mode]


def _sizes(sizes) -> tuple[list[int], list[int]]:
    """Return the widths, checked, and the products of neighbouring widths."""
    array = as_array("sizes", sizes)
    if array.ndim != 1 or array.size < 2 or (array < 1).any() or (array % 1).any():
        raise ValueError(f"sizes: expected two or more whole numbers of at least 1, got {array.tolist()}")
    widths = [int(w) for w in array]
    return widths, [a * b for a, b in pairwise(widths)]
