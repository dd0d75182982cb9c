"""Backpropagation on a computational graph of NumPy arrays (chapter 6, `book/backprop`).

A *rule* computes a value and says, for each input, how the gradient that arrives from above (upstream) is passed down:
upstream times local. `backward` does the backward pass: it goes through the graph once, in reverse topological order,
and sums the gradients where a value was used more than once (fan-out).
"""

from collections.abc import Callable
from functools import wraps
from math import isfinite

import numpy as np

from mlcourse._checks import as_array


class Node:
    """A value in a computational graph; after `backward`, `grad` is the output's gradient with respect to it.

    `rule` names the rule that computed the value ("leaf" for one you made), `inputs` are the nodes it was computed
    from, and `pulls` turn its gradient into theirs. Python's operators + - * / @ and ** are rules. An array is not
    copied.
    Raises ValueError for a leaf that is empty, not finite, or not of floating-point numbers: integers have no gradient.

    >>> x = Node([1.0, 2.0])
    >>> y = total(x * x)
    >>> backward(y)
    >>> y.value, x.grad
    (array(5.), array([2., 4.]))
    """

    __slots__ = ("grad", "inputs", "name", "pulls", "rule", "value")
    __array_ufunc__ = None  # so that array * node is computed by the node

    # The operators are assigned below, after the rules.
    __add__: Callable[..., "Node"]
    __radd__: Callable[..., "Node"]
    __sub__: Callable[..., "Node"]
    __rsub__: Callable[..., "Node"]
    __mul__: Callable[..., "Node"]
    __rmul__: Callable[..., "Node"]
    __truediv__: Callable[..., "Node"]
    __rtruediv__: Callable[..., "Node"]
    __matmul__: Callable[..., "Node"]
    __rmatmul__: Callable[..., "Node"]
    __neg__: Callable[..., "Node"]
    __pow__: Callable[..., "Node"]

    def __init__(self, value, name: str = "") -> None:
        """Make a leaf, a value that no rule computed."""
        as_array("value", value)  # raises ValueError for anything but finite numbers
        self.value, self.name, self.rule = np.asarray(value), name, "leaf"
        if self.value.dtype.kind != "f":
            raise ValueError(f"value: gradients need floating-point numbers, not {self.value.dtype}; write 1.0 for 1")
        self.inputs: tuple[Node, ...] = ()
        self.grad: np.ndarray | None = None
        self.pulls: tuple | None = ()

    def __repr__(self) -> str:
        """Show the name and the value."""
        return f"Node({self.name or self.rule}: {np.array2string(self.value, precision=4)})"


def rule(forward: Callable) -> Callable[..., Node]:
    """Make a rule for graphs from a function of arrays that returns its value and one pull for each input.

    A pull turns the upstream gradient into the downstream gradient of its input. Inputs that are not nodes count as
    constants, of the nodes' precision; broadcasting is undone by summing. The rule raises ValueError with its own name
    for shapes that do not match, inputs that are not finite numbers, and results that are not finite.
    Section "Computational graphs".

    >>> @rule
    ... def twice(a):
    ...     return 2 * a, lambda up: 2 * up
    >>> x = Node(3.0)
    >>> backward(twice(x), upstream=5.0)
    >>> float(x.grad)
    10.0
    """
    own_name = forward.__name__

    @wraps(forward)
    def apply(*inputs, **settings) -> Node:
        nodes = tuple([i for i in inputs if isinstance(i, Node)])
        dtype = nodes[0].value.dtype if nodes else float
        try:
            values = [
                i.value if isinstance(i, Node) else as_array("input", i).astype(dtype, copy=False) for i in inputs
            ]
            with np.errstate(all="ignore"):
                value, *pulls = forward(*values, **settings)
        except ValueError as error:
            raise ValueError(f"{own_name}: {error}") from None
        value = np.asarray(value)
        if not (isfinite(value) if value.ndim == 0 else np.isfinite(value).all()):
            raise ValueError(f"{own_name}: the result is not finite for the inputs {values!r:.80}")
        if len(pulls) != len(inputs):
            raise ValueError(f"{own_name}: expected one pull for each of the {len(inputs)} inputs, got {len(pulls)}")
        node = Node.__new__(Node)
        node.value, node.name, node.rule, node.grad, node.inputs = value, "", own_name, None, nodes
        if len(nodes) < len(inputs):
            pulls = [pull for pull, i in zip(pulls, inputs, strict=True) if isinstance(i, Node)]
        node.pulls = tuple(pulls)
        return node

    apply.__annotations__ = {"return": Node}
    return apply


@rule
def multiply(a, b):
    """Return a · b. Backward, each input gets the gradient times the other input.

    Section "Multiplication swaps the inputs".

    >>> a, b = Node(2.0), Node(3.0)
    >>> backward(multiply(a, b), upstream=7.0)
    >>> float(a.grad), float(b.grad)
    (21.0, 14.0)
    """
    return a * b, lambda up: up * b, lambda up: up * a


@rule
def add(a, b):
    """Return a + b. Backward, the gradient is copied to both inputs. Section "Addition copies the gradient".

    >>> a, b = Node(2.0), Node(3.0)
    >>> backward(add(a, b), upstream=7.0)
    >>> float(a.grad), float(b.grad)
    (7.0, 7.0)
    """
    return a + b, lambda up: up, lambda up: up


@rule
def subtract(a, b):
    """Return a - b. Backward, the gradient is copied to a, and with the opposite sign to b.

    Section "Addition copies the gradient".

    >>> a, b = Node(2.0), Node(3.0)
    >>> backward(subtract(a, b), upstream=7.0)
    >>> float(a.grad), float(b.grad)
    (7.0, -7.0)
    """
    return a - b, lambda up: up, lambda up: -up


@rule
def sigmoid(s):
    """Return σ(s). Backward, the gradient is multiplied by σ(1 - σ). Section "Sigmoid".

    >>> s = Node(0.0)
    >>> backward(sigmoid(s), upstream=8.0)
    >>> float(s.grad)
    2.0
    """
    e = np.exp(-np.abs(s))  # at most 1, so there is no overflow
    # e / (1 + e)² is σ(1 - σ), without loss of digits where σ is near 1
    return np.where(s >= 0, 1, e) / (1 + e), lambda up: up * (e / (1 + e) ** 2)


@rule
def maximum(a, b):
    """Return the larger of a and b. Backward, the larger input gets the gradient; on a tie, the first input.

    TensorFlow does the same; PyTorch gives each input half on a tie. Section "Max routes the gradient".

    >>> a, b = Node(2.0), Node(3.0)
    >>> backward(maximum(a, b), upstream=7.0)
    >>> float(a.grad), float(b.grad)
    (0.0, 7.0)
    """
    wins = a >= b
    return np.where(wins, a, b), lambda up: np.where(wins, up, 0), lambda up: np.where(wins, 0, up)


@rule
def relu(s):
    """Return max(0, s). Backward, the gradient passes where s is positive and stops elsewhere. Section "ReLU".

    >>> s = Node([-1.0, 2.0])
    >>> backward(relu(s), upstream=[5.0, 7.0])
    >>> s.grad
    array([0., 7.])
    """
    return np.maximum(s, 0), lambda up: np.where(s > 0, up, 0)


@rule
def divide(a, b):
    """Return a / b. Backward, a gets up / b, and b gets -up · a / b². Section "More rules".

    >>> a, b = Node(6.0), Node(2.0)
    >>> backward(divide(a, b), upstream=4.0)
    >>> float(a.grad), float(b.grad)
    (2.0, -6.0)
    """
    return a / b, lambda up: up / b, lambda up: -up * (a / b) / b


@rule
def power(a, *, exponent: float):
    """Return a^exponent, for a constant. Backward, a gets up · exponent · a^(exponent - 1). Section "More rules".

    >>> a = Node(3.0)
    >>> backward(power(a, exponent=2), upstream=5.0)
    >>> float(a.grad)
    30.0
    """
    if not isinstance(exponent, int | float):
        raise ValueError(f"exponent: expected a plain number, got {exponent!r:.60}")
    return a**exponent, lambda up: up * exponent * a ** (exponent - 1 if exponent else 0)


@rule
def exp(s):
    """Return e^s. Backward, the gradient is multiplied by e^s itself. Section "More rules".

    >>> s = Node(0.0)
    >>> backward(exp(s), upstream=8.0)
    >>> float(s.grad)
    8.0
    """
    e = np.exp(s)
    return e, lambda up: up * e


@rule
def log(s):
    """Return the natural logarithm of s. Backward, the gradient is divided by s. Section "More rules".

    >>> s = Node(4.0)
    >>> backward(log(s), upstream=8.0)
    >>> float(s.grad)
    2.0
    """
    return np.log(s), lambda up: up / s


@rule
def tanh(s):
    """Return tanh(s). Backward, the gradient is multiplied by 1 - tanh². Section "More rules".

    >>> s = Node(0.0)
    >>> backward(tanh(s), upstream=8.0)
    >>> float(s.grad)
    8.0
    """
    e = np.exp(-2 * np.abs(s))
    # 4e / (1 + e)² is 1 - tanh², without loss of digits where tanh is near ±1
    return np.tanh(s), lambda up: up * (4 * e / (1 + e) ** 2)


@rule
def softplus(s):
    """Return log(1 + e^s). Backward, the gradient is multiplied by σ(s). Section "More rules".

    >>> s = Node(0.0)
    >>> backward(softplus(s), upstream=8.0)
    >>> float(s.grad)
    4.0
    """
    e = np.exp(-np.abs(s))
    return np.maximum(s, 0) + np.log1p(e), lambda up: up * (np.where(s >= 0, 1, e) / (1 + e))


@rule
def total(a, *, axis: int | None = None):
    """Return the sum over an axis, or over everything. Backward, each summand gets a copy of the gradient.

    Section "Addition copies the gradient".

    >>> a = Node([1.0, 2.0])
    >>> backward(total(a), upstream=3.0)
    >>> a.grad
    array([3., 3.])
    """
    return a.sum(axis=axis), lambda up: np.broadcast_to(up if axis is None else np.expand_dims(up, axis), a.shape)


@rule
def matmul(a, b):
    """Return a @ b for matrices (n, k) and (k, m). Backward, a gets up @ bᵀ and b gets aᵀ @ up.

    Section "The two-layer perceptron".

    >>> a, b = Node([[1.0, 2.0]]), Node([[3.0], [4.0]])
    >>> backward(matmul(a, b), upstream=[[10.0]])
    >>> a.grad, b.grad
    (array([[30., 40.]]), array([[10.],
           [20.]]))
    """
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
        raise ValueError(f"expected shapes (n, k) and (k, m), got {a.shape} and {b.shape}")
    return a @ b, lambda up: up @ b.T, lambda up: a.T @ up


@rule
def squared_error(o, y):
    """Return 1/(2n) Σ (o - y)² for outputs o and targets y, both (n, k). Backward, o gets up · (o - y) / n.

    Section "Loss functions: squared error and cross-entropy".

    >>> o = Node([[1.0, 3.0]])
    >>> backward(squared_error(o, [[0.0, 1.0]]), upstream=2.0)
    >>> o.grad
    array([[2., 4.]])
    """
    if o.shape != y.shape or o.ndim != 2:
        raise ValueError(f"expected two inputs of one shape (n, k), got {o.shape} and {y.shape}")
    d, n = o - y, len(o)
    return (d * d).sum() / (2 * n), lambda up: up * d / n, lambda up: -up * d / n


@rule
def softmax_cross_entropy(s, y):
    """Return the mean over n samples of -Σ y log softmax(s), for logits s and one-hot targets y, both (n, k).

    Backward, s gets up · (softmax(s) - y) / n. Section "Loss functions: squared error and cross-entropy".

    >>> s = Node([[0.0, 0.0]])
    >>> loss = softmax_cross_entropy(s, [[1.0, 0.0]])
    >>> backward(loss, upstream=2.0)
    >>> round(float(loss.value), 4), s.grad
    (0.6931, array([[-1.,  1.]]))
    """
    if s.shape != y.shape or s.ndim != 2:
        raise ValueError(f"expected two inputs of one shape (n, k), got {s.shape} and {y.shape}")
    n, s = len(s), s - s.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))

    def to_s(up):
        return up * (np.exp(log_p) * y.sum(axis=1, keepdims=True) - y) / n  # that sum is 1 for one-hot targets

    return -(y * log_p).sum() / n, to_s, lambda up: -up * log_p / n


Node.__add__ = Node.__radd__ = add
Node.__mul__ = Node.__rmul__ = multiply
Node.__sub__, Node.__truediv__, Node.__matmul__ = subtract, divide, matmul
Node.__rsub__ = lambda self, other: subtract(other, self)
Node.__rtruediv__ = lambda self, other: divide(other, self)
Node.__rmatmul__ = lambda self, other: matmul(other, self)
Node.__neg__ = lambda self: multiply(self, -1.0)
Node.__pow__ = lambda self, exponent: power(self, exponent=exponent)


def topological(output: Node) -> list[Node]:
    """Return `output` and all nodes that it was computed from, each after all of its inputs.

    Raises ValueError for a graph with a cycle, in which a node depends on itself. Section "Topological order".

    >>> a = Node(1.0, name="a")
    >>> b = a + a
    >>> topological(b + b)[0] is a
    True
    """
    order: list[Node] = []
    finished: dict[int, bool] = {}
    stack = [(output, False)]  # a stack of our own, since Python's would overflow on a long chain
    while stack:
        node, inputs_done = stack.pop()
        if inputs_done:
            finished[id(node)] = True
            order.append(node)
        elif id(node) not in finished:
            finished[id(node)] = False
            stack.append((node, True))
            stack.extend([(i, False) for i in reversed(node.inputs)])
        elif not finished[id(node)]:
            raise ValueError(f"{node.rule}: the graph has a cycle: this node is made from itself")
    return order


def backward(output: Node, upstream=None, keep: bool = False) -> None:
    """Set `grad` of every node that `output` was computed from: the gradient of Σ upstream · output.

    `upstream` has the shape of the output; for a single number it may be left out, and is then 1. The backward pass
    uses up the graph, unless `keep` is true. Each call sets the gradients anew and adds to none.
    Raises ValueError for an upstream gradient that is missing or has another shape, a gradient that is not finite,
    a second backward pass through a graph that was used up, and a cycle.
    Source: Linnainmaa (1976); Rumelhart, Hinton and Williams (1986); section "The backward pass in code".

    >>> x = Node(3.0)
    >>> backward(x * x, upstream=2.0)
    >>> float(x.grad)
    12.0
    """
    if upstream is None:
        if output.value.size != 1:
            raise ValueError(
                f"upstream: the output of {output.rule} has shape {output.value.shape}; pass a gradient of that shape"
            )
        upstream = np.ones_like(output.value)
    upstream = as_array("upstream", upstream).astype(output.value.dtype)
    if upstream.shape != output.value.shape:
        raise ValueError(f"upstream: expected the shape of the output, {output.value.shape}, got {upstream.shape}")
    order = topological(output)
    for node in order:
        if node.pulls is None:
            raise ValueError(
                f"{node.rule}: this graph has had its backward pass; compute it anew, or call backward with keep=True"
            )
    for node in order:
        node.grad = None
    output.grad = upstream
    with np.errstate(all="ignore"):
        for node in reversed(order):
            assert node.pulls is not None  # checked above
            for child, pull in zip(node.inputs, node.pulls, strict=True):
                downstream = _fit(pull(node.grad), child.value, node.rule)
                if child.grad is not None:
                    child.grad = child.grad + downstream
                else:  # a leaf gets an array of its own, so that changing it in place changes no other
                    child.grad = downstream if child.inputs else downstream.copy()
            if not keep and node.inputs:
                node.pulls = None
    if not all(_is_finite(node.grad) for node in order if not node.inputs):
        guilty = next(n for n in reversed(order) if any(not _is_finite(i.grad) for i in n.inputs))
        raise ValueError(f"{guilty.rule}: the gradient that it passes down is not finite, at the value {guilty.value}")


def _is_finite(gradient: np.ndarray | None) -> bool:
    return gradient is not None and bool(np.isfinite(gradient).all())


def _fit(gradient: np.ndarray, value: np.ndarray, rule_name: str) -> np.ndarray:
    """Return a gradient in the shape and precision of the value it belongs to.

    The gradient is summed over the axes along which the value was broadcast, since broadcasting is a fan-out.
    """
    gradient = np.asarray(gradient, dtype=value.dtype)
    if gradient.shape == value.shape:
        return gradient
    extra, fitted = gradient.ndim - value.ndim, gradient
    if extra >= 0:
        fitted = gradient.sum(axis=tuple(range(extra)))
        fitted = np.asarray(fitted.sum(axis=tuple(k for k, n in enumerate(value.shape) if n == 1), keepdims=True))
    if fitted.shape != value.shape:
        raise ValueError(f"{rule_name}: a pull made shape {gradient.shape} for an input of shape {value.shape}")
    return fitted
