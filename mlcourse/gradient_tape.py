"""TensorFlow's GradientTape in small functions, and a tape of our own (chapter 10, `book/gradient_tape`).

Layout as in chapter 7: rows are outputs, columns are inputs, v is an upstream gradient and t a direction. Inputs are
tensors, Variables, or what TensorFlow makes tensors of: NumPy's numbers keep float64, Python's become float32.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import tensorflow as tf
from numpy.typing import ArrayLike

from mlcourse import backprop
from mlcourse._checks import as_array, as_count


class Tape:
    """A tape of our own for the rules of chapter 6: a list of operations, which `gradient` reads backwards.

    It records what is computed from watched nodes, and nothing else. `leaves` are the nodes passed to `watch`, `lines`
    the results in the order of their computation. As in TensorFlow, a tape that is not `persistent` can be used once.
    Source: Wengert (1964); section "What a gradient tape records".

    >>> x = backprop.Node(3.0, "x")
    >>> with Tape() as tape:
    ...     tape.watch(x)
    ...     y = tape.record(backprop.multiply, x, x)
    >>> print(tape)
    (1) multiply(x, x) = 9
    >>> float(tape.gradient(y, x, upstream=10.0))
    60.0
    """

    def __init__(self, persistent: bool = False) -> None:
        """Make an empty tape."""
        self.leaves: list[backprop.Node] = []
        self.lines: list[backprop.Node] = []
        self.persistent = persistent
        self._watched: dict[int, backprop.Node] = {}  # by id, and kept alive, so that no id is used twice
        self._running = self._used = False

    def __enter__(self) -> "Tape":
        """Start recording."""
        self._running = True
        return self

    def __exit__(self, *problem) -> None:
        """Stop recording."""
        self._running = False

    def watch(self, *nodes: backprop.Node) -> None:
        """Record everything that is computed from these nodes."""
        for node in nodes:
            if not isinstance(node, backprop.Node):
                raise ValueError(f"watch: expected nodes, got {type(node).__name__}")
            if id(node) not in self._watched:
                self._watched[id(node)] = node
                self.leaves.append(node)

    def record(self, rule: Callable, *inputs) -> backprop.Node:
        """Return rule(*inputs), and record it if the tape is running and one of the inputs is watched."""
        out = rule(*inputs)
        if self._running and any(id(i) in self._watched for i in inputs):
            self.lines.append(out)
            self._watched[id(out)] = out
        return out

    def gradient(self, target: backprop.Node, sources, upstream=None):
        """Return the gradient of `target` with respect to `sources`, a node or a list; None where the tape has no path.

        `upstream` has the shape of the target and is all ones if left out, as in TensorFlow.
        Raises RuntimeError when a tape that is not persistent is used again, ValueError for an upstream of another
        shape.
        """
        if self._used and not self.persistent:
            raise RuntimeError("a tape that is not persistent can be used only once")
        self._used = True
        up = np.ones_like(target.value) if upstream is None else as_array("upstream", upstream)
        if up.shape != target.value.shape:
            raise ValueError(f"upstream: expected the shape of the target, {target.value.shape}, got {up.shape}")
        found = {id(target): up}
        for out in reversed(self.lines):
            if id(out) in found:
                # A graph that `backward` has used up has no pulls left, which raises a TypeError here.
                for child, pull in zip(out.inputs, out.pulls, strict=True):  # type: ignore[arg-type]
                    if id(child) in self._watched:
                        down = backprop._fit(pull(found[id(out)]), child.value, out.rule)
                        found[id(child)] = found.get(id(child), 0) + down
        if isinstance(sources, list | tuple):
            return [found.get(id(s)) for s in sources]
        return found.get(id(sources))

    def __str__(self) -> str:
        """Return the numbered lines, with the names of their inputs."""
        numbers = {id(out): f"({k})" for k, out in enumerate(self.lines, 1)}
        told = []
        for out in self.lines:
            inputs = ", ".join(numbers.get(id(i)) or i.name or _text(i.value) for i in out.inputs)
            told.append(f"{numbers[id(out)]} {out.rule}({inputs}) = {_text(out.value)}")
        return "\n".join(told) or "(nothing was recorded)"


def _text(value: np.ndarray) -> str:
    return f"{float(value):.4g}" if value.ndim == 0 else np.array2string(value, precision=4)


def gradients(f: Callable, *xs, upstream=None) -> list:
    """Return the gradient of f(*xs) with respect to each of xs, as tensors; None where no recorded operation uses it.

    `f` takes and returns tensors; `upstream`, of the shape of the result, is needed unless the result is one number.
    Raises ValueError for xs that are not floating-point, for a result that is no tensor, and for an upstream that is
    missing or of another shape. Section "A first gradient: watch and gradient".

    >>> [g.numpy().tolist() for g in gradients(lambda a, b: a * b, 2.0, 5.0, upstream=10.0)]
    [50.0, 20.0]
    """
    tensors = [_floating(f"xs[{k}]", x) for k, x in enumerate(xs)]
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        y = _result(f, *tensors)
    if upstream is None and y.shape.num_elements() != 1:
        raise ValueError(f"upstream: f returned the shape {tuple(y.shape)}; pass a gradient of that shape")
    return tape.gradient(y, tensors, output_gradients=None if upstream is None else _like("upstream", upstream, y))


def vjp(f: Callable, x, v) -> tf.Tensor:
    """Return vᵀJ, of the shape of x: one backward pass on a tape, with v as the upstream gradient.

    `f` takes and returns a tensor; v has the shape of f(x). The result is 0 where f does not depend on x.
    Raises ValueError as `gradients` does. Section "Vector outputs and vector-Jacobian products".

    >>> vjp(lambda x: x * x, [1.0, 3.0], [1.0, 10.0]).numpy().tolist()
    [2.0, 60.0]
    """
    x = _floating("x", x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = _result(f, x)
    return tape.gradient(y, x, output_gradients=_like("v", v, y), unconnected_gradients="zero")


def jvp(f: Callable, x, t) -> tf.Tensor:
    """Return J t, of the shape of f(x): how f changes along the direction t, in one forward pass without a tape.

    `f` takes and returns a tensor; t has the shape of x. The result is 0 where f does not depend on x.
    Raises ValueError for an x that is not floating-point, a t of another shape, a result that is no tensor.
    Section "Forward mode".

    >>> jvp(lambda x: x * x, [1.0, 3.0], [1.0, 10.0]).numpy().tolist()
    [2.0, 60.0]
    """
    x = _floating("x", x)
    with tf.autodiff.ForwardAccumulator(x, _like("t", t, x)) as accumulator:
        y = _result(f, x)
    return accumulator.jvp(y, unconnected_gradients="zero")


def jacobian(f: Callable, x) -> tf.Tensor:
    """Return the Jacobian of f at x, the shape of f(x) followed by that of x: one backward pass for each output.

    `f` takes and returns a tensor. The result is 0 where f does not depend on x.
    Raises ValueError for an x that is not floating-point and a result that is no tensor.
    Section "The Jacobian, row by row".

    >>> jacobian(lambda x: x * x, [1.0, 3.0]).numpy().tolist()
    [[2.0, 0.0], [0.0, 6.0]]
    """
    x = _floating("x", x)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = _result(f, x)
    # One row after another: computing all rows at once, by pfor, pays off only when there are many.
    return tape.jacobian(y, x, unconnected_gradients="zero", experimental_use_pfor=False)


def derivatives(f: Callable, x, order: int) -> list[tf.Tensor]:
    """Return f(x), f'(x), f''(x) … up to the derivative of this order, by as many nested tapes.

    `f` is elementwise; all results have the shape of x, and are 0 where a derivative no longer depends on x.
    Raises ValueError for an x that is not floating-point, a result that is no tensor, an order below 1.
    Section "Nested tapes and second derivatives".

    >>> [d.numpy().tolist() for d in derivatives(lambda x: x**3, 1.0, 2)]
    [1.0, 3.0, 6.0]
    """
    return _derivatives(f, _floating("x", x), as_count("order", order))


def _derivatives(f: Callable, x: tf.Tensor, order: int) -> list[tf.Tensor]:
    if order == 0:
        return [_result(f, x)]
    with tf.GradientTape() as tape:
        tape.watch(x)
        found = _derivatives(f, x, order - 1)
    return [*found, tape.gradient(found[-1], x, unconnected_gradients="zero")]


def train_step(model, optimizer, loss: Callable, X, y) -> float:
    """Change the model's trainable variables by one training step, and return the loss before the step.

    `model` is a Keras model, `optimizer` a Keras optimizer, `loss` a function of the targets and the model's outputs.
    Raises ValueError naming a variable on which the loss does not depend. Section "A training step".

    >>> import keras
    >>> model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones")])
    >>> train_step(model, keras.optimizers.SGD(0.1), keras.losses.MeanSquaredError(), [[2.0]], [[5.0]])
    9.0
    >>> round(float(model.get_weights()[0][0, 0]), 3)
    2.2
    """
    X, y = tf.convert_to_tensor(X), tf.convert_to_tensor(y)
    with tf.GradientTape() as tape:
        J = loss(y, model(X, training=True))
    variables = model.trainable_variables
    found = tape.gradient(J, variables)
    for variable, gradient in zip(variables, found, strict=True):
        if gradient is None:
            raise ValueError(f"loss: it does not depend on {variable.path}; was it computed outside TensorFlow?")
    optimizer.apply_gradients(zip(found, variables, strict=True))
    return float(J)


def learn(model, optimizer, loss: Callable, X, y, steps: int) -> list[float]:
    """Make `steps` training steps on the full batch; return the loss before each step and after the last.

    Raises ValueError for fewer than one step, and as `train_step` does. Section "A training step".

    >>> import keras
    >>> model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones")])
    >>> losses = learn(model, keras.optimizers.SGD(0.1), keras.losses.MeanSquaredError(), [[2.0]], [[5.0]], steps=1)
    >>> [round(J, 3) for J in losses]
    [9.0, 0.0]
    """
    X, y = tf.convert_to_tensor(X), tf.convert_to_tensor(y)
    losses = [train_step(model, optimizer, loss, X, y) for _ in range(as_count("steps", steps))]
    return [*losses, float(loss(y, model(X)))]


@contextmanager
def said_by_tensorflow() -> Iterator[list[str]]:
    """Collect the messages that TensorFlow would log to the error stream, in their order.

    Section "Integers have no gradient".

    >>> with said_by_tensorflow() as said:
    ...     with tf.GradientTape() as tape:
    ...         tape.watch(tf.constant(3))
    >>> said
    ['The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.int32']
    """
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, handler = logging.getLogger("tensorflow"), Listener()
    handlers, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers[:], logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        logger.handlers[:], logger.propagate = handlers, propagate
        logger.setLevel(level)


def _floating(name: str, x) -> tf.Tensor:
    """Return x as a new tensor, on which nothing that a tape has recorded depends."""
    try:
        x = tf.convert_to_tensor(x)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: expected numbers in a regular array, got {x!r:.80}") from None
    if not x.dtype.is_floating:
        raise ValueError(f"{name}: gradients need floating-point numbers, not {x.dtype.name}; write 1.0 for 1")
    return tf.identity(x)


def _result(f: Callable, *xs: tf.Tensor) -> tf.Tensor:
    y = f(*xs)
    if not tf.is_tensor(y):
        raise ValueError(f"f: expected a function that returns a tensor, got {type(y).__name__}, which no tape records")
    return tf.convert_to_tensor(y)


def _like(name: str, value: ArrayLike, y: tf.Tensor) -> tf.Tensor:
    """Return value as a tensor of y's type, or raise ValueError if its shape is not that of y."""
    tensor = tf.cast(tf.convert_to_tensor(as_array(name, value)), y.dtype)
    if tensor.shape != y.shape:
        raise ValueError(f"{name}: expected the shape {tuple(y.shape)}, got {tuple(tensor.shape)}")
    return tensor
