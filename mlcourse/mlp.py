"""The multi-layer perceptron: XOR by hand, regions and corners, and a network that learns (chapter 4, `book/mlp`).

A layer is a matrix U (p, d + 1) with one perceptron a row, bias first: U¹ maps the inputs to the hidden layer, U² the
hidden layer to the outputs. Chapter 6 explains how `gradients` computes all gradients in one backward pass.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from mlcourse._checks import as_array, as_choice, as_count, as_positive
from mlcourse.activations import ACTIVATIONS, log_softmax, sigmoid, softmax
from mlcourse.optimisers import Optimizer
from mlcourse.perceptron import GATES, augment, step

#: OR and NAND side by side, then AND of the two: XOR for inputs 0 and 1
XOR_BY_HAND = (np.array([GATES["OR"], GATES["NAND"]]), np.array([[-1.0, 1.0, 1.0]]))


def hidden_space(X, U) -> np.ndarray:
    """Return z = τ(U x) for each sample: the corner of a cube to which a layer of perceptrons maps it.

    X has shape (n, d), U (p, d + 1); the result (n, p) consists of +1 and -1. Raises ValueError for wrong shapes.
    Section "A hidden layer makes a new feature space".

    >>> hidden_space([[0, 0], [0, 1], [1, 0], [1, 1]], XOR_BY_HAND[0])
    array([[-1.,  1.],
           [ 1.,  1.],
           [ 1.,  1.],
           [ 1., -1.]])
    """
    U = as_array("U", U, ndim=2)
    X = as_array("X", X, ndim=2, columns=U.shape[1] - 1)
    return step(augment(X) @ U.T)


def count_regions(lines) -> int:
    """Return the number of regions into which lines divide the plane: 1 + p + crossings, if no three lines meet.

    `lines` has shape (p, 3), one w a row. Lines that coincide count once.
    Raises ValueError for a row that is no line. Source: Steiner (1826);
    section "Regions of the plane and corners of a cube".

    >>> count_regions([[0, 1, 0], [0, 0, 1], [-1, 1, 1]])
    7
    """
    lines = as_array("lines", lines, ndim=2, columns=3)
    norms = np.linalg.norm(lines[:, 1:], axis=1)
    if (norms == 0).any():
        raise ValueError(f"lines: expected w_1 or w_2 other than 0 in each row, got {lines[norms == 0][0].tolist()}")
    lines = lines / norms[:, None]
    different: list[np.ndarray] = []
    for line in lines:
        if not any(np.allclose(line, other) or np.allclose(line, -other) for other in different):
            different.append(line)
    regions = 1
    # Each new line adds one region, and one more for every distinct point where it meets the lines before it.
    for k, line in enumerate(different):
        points: list[np.ndarray] = []
        for other in different[:k]:
            system = np.array([line[1:], other[1:]])
            if abs(np.linalg.det(system)) > 1e-9:
                x = np.linalg.solve(system, [-line[0], -other[0]])
                if not any(np.allclose(x, point, atol=1e-9) for point in points):
                    points.append(x)
        regions += 1 + len(points)
    return regions


def bump(x, left: float, right: float, slope: float = 2000.0) -> np.ndarray:
    """Return σ(slope (x - left)) - σ(slope (x - right)): two sigmoids that are about 1 between left and right, else 0.

    x has any shape. Raises ValueError unless left < right and slope is positive. Section "Universal approximation".

    >>> bump([0.0, 0.5, 1.0], 0.25, 0.75).round(3)
    array([0., 1., 0.])
    """
    if not left < right:
        raise ValueError(f"right: expected a number above left = {left}, got {right}")
    x = as_array("x", x)
    return sigmoid(x - left, as_positive("slope", slope)) - sigmoid(x - right, slope)


def staircase(f: Callable, x, p: int, slope: float = 2000.0) -> np.ndarray:
    """Return the sum of p bumps side by side on [0, 1], each as high as the function f is in the middle of the bump.

    x has any shape. The sum is a two-layer perceptron with 2p hidden neurons. Section "Universal approximation".

    >>> staircase(lambda x: x, [0.25, 0.75], p=2).round(3)
    array([0.25, 0.75])
    """
    edges = np.linspace(0, 1, as_count("p", p) + 1)
    return sum(f((a + b) / 2) * bump(x, a, b, slope) for a, b in pairwise(edges))


def random_hidden(x, p: int, rng: np.random.Generator, slope: float = 20.0) -> np.ndarray:
    """Return the outputs of p sigmoid neurons with random weights for x (n,): (n, p + 1), with a first column of ones.

    The middle of each sigmoid is drawn from [0, 1], its slope parameter from [-slope, slope].
    Section "Universal approximation".

    >>> random_hidden([0.0, 1.0], p=3, rng=np.random.default_rng(0)).shape
    (2, 4)
    """
    x = as_array("x", x, ndim=1)
    steepness = rng.uniform(-1, 1, as_count("p", p)) * as_positive("slope", slope)
    return augment(sigmoid(steepness * (x[:, None] - rng.uniform(0, 1, p))))


@dataclass(frozen=True)
class Curve:
    """Learning curves: `loss` and `accuracy` on the training data, one entry an epoch.

    `held_loss` and `held_accuracy` are the same for held-out data, or empty. The curves of `MLP.fit` and `iris.fit`
    have one more entry, for the network before training; those of chapter 11 begin after the first epoch.
    """

    loss: np.ndarray
    accuracy: np.ndarray
    held_loss: np.ndarray = field(default_factory=lambda: np.empty(0))
    held_accuracy: np.ndarray = field(default_factory=lambda: np.empty(0))


class MLP:
    """A feed-forward network of fully connected layers that learns by gradient descent.

    `sizes` lists the number of inputs, then of neurons a layer; `hidden` names the activation of the hidden layers. The
    loss "squared" is ½ Σ (o - y)² averaged over the samples, with a sigmoid at the output; "cross_entropy" has a
    softmax there and one-hot targets. `layers` holds the matrices U¹, U² …, each (p, d + 1), bias first.
    Raises ValueError for sizes below 1, and names that do not exist. Section "Learning XOR".

    >>> net = MLP([2, 3, 1], rng=np.random.default_rng(0))
    >>> [U.shape for U in net.layers], net.predict([[0.0, 1.0]]).shape
    ([(3, 3), (1, 4)], (1, 1))
    """

    def __init__(
        self,
        sizes: Sequence[int],
        hidden: str = "sigmoid",
        loss: str = "squared",
        rng: np.random.Generator | None = None,
        dtype: type = float,
    ) -> None:
        """Draw normal weights of standard deviation 1/√d for d inputs, √2 times that for ReLU; the biases are 0."""
        self.sizes = [as_count("sizes", n) for n in sizes]
        if len(self.sizes) < 2:
            raise ValueError(f"sizes: expected at least the inputs and one layer, got {self.sizes}")
        self.hidden = as_choice("hidden", hidden, ACTIVATIONS)
        self.loss = as_choice("loss", loss, ["squared", "cross_entropy"])
        rng = np.random.default_rng() if rng is None else rng
        gain = 2.0 if "relu" in hidden else 1.0
        self.layers = []
        for d, p in pairwise(self.sizes):
            U: np.ndarray = rng.normal(0, np.sqrt(gain / d), (p, d + 1)).astype(dtype)
            U[:, 0] = 0
            self.layers.append(U)

    def sums(self, X) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Return the inputs of each layer and its weighted sums, for samples X (n, d): the forward pass."""
        X = as_array("X", X, ndim=2, columns=self.sizes[0]).astype(self.layers[0].dtype, copy=False)
        inputs, sums = [X], []
        for k, U in enumerate(self.layers):
            sums.append(inputs[-1] @ U[:, 1:].T + U[:, 0])
            if k < len(self.layers) - 1:
                inputs.append(ACTIVATIONS[self.hidden].f(sums[-1]).astype(U.dtype, copy=False))
        return inputs, sums

    def features(self, X) -> np.ndarray:
        """Return z (n, p), the outputs of the last hidden layer for samples X (n, d).

        Without a hidden layer z is X itself. Section "Feature learning: hidden layers as feature extractors".
        """
        return self.sums(X)[0][-1]

    def predict(self, X) -> np.ndarray:
        """Return the outputs (n, k): degrees of confidence between 0 and 1; they sum to 1 for cross-entropy.

        X has shape (n, d). Raises ValueError for a wrong shape.
        """
        s = self.sums(X)[1][-1]
        return softmax(s) if self.loss == "cross_entropy" else ACTIVATIONS["sigmoid"].f(s)

    def cost(self, X, y) -> float:
        """Return the loss, averaged over the samples, for X (n, d) and targets y (n, k).

        Raises ValueError for wrong shapes.
        """
        y = self._targets(X, y)
        if self.loss == "cross_entropy":
            return float(-np.sum(y * log_softmax(self.sums(X)[1][-1])) / len(y))
        return float(np.sum((self.predict(X) - y) ** 2) / (2 * len(y)))

    def gradients(self, X, y) -> list[np.ndarray]:
        """Return ∂J/∂U for each layer, of the shapes in `layers`, by one forward and one backward pass.

        X has shape (n, d), targets y (n, k). Raises ValueError for wrong shapes.
        Source: Rumelhart, Hinton and Williams (1986); chapter 6, section "The two-layer perceptron".

        >>> net = MLP([2, 3, 1], rng=np.random.default_rng(0))
        >>> [g.shape for g in net.gradients([[0.0, 1.0]], [[1.0]])]
        [(3, 3), (1, 4)]
        """
        y = self._targets(X, y)
        inputs, sums = self.sums(X)
        if self.loss == "cross_entropy":
            upstream = (softmax(sums[-1]) - y) / len(y)
        else:
            output = ACTIVATIONS["sigmoid"]
            upstream = (output.f(sums[-1]) - y) / len(y) * output.slope(sums[-1])
        upstream = upstream.astype(y.dtype, copy=False)
        found = []
        for k in reversed(range(len(self.layers))):
            U = self.layers[k]
            g = np.empty_like(U)
            g[:, 0] = upstream.sum(axis=0)
            g[:, 1:] = upstream.T @ inputs[k]
            found.append(g)
            if k:
                slope = ACTIVATIONS[self.hidden].slope(sums[k - 1]).astype(U.dtype, copy=False)
                upstream = (upstream @ U[:, 1:]) * slope
        return found[::-1]

    def fit(
        self,
        X,
        y,
        *,
        epochs: int,
        optimizer: Optimizer,
        batch: int | None = None,
        rng: np.random.Generator | None = None,
        held_out: tuple | None = None,
    ) -> Curve:
        """Learn from samples X (n, d) and targets y (n, k); return the loss and the accuracy by epoch.

        Each step uses `batch` samples (None: all), in an order drawn by `rng` anew each epoch. `held_out` is a pair of
        samples and targets for evaluation after each epoch.
        Raises ValueError for wrong shapes, fewer than one epoch, and when the weights diverge.

        >>> X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]]), np.array([[0], [1], [1], [0.0]])
        >>> from mlcourse.optimisers import Adam
        >>> net = MLP([2, 4, 1], rng=np.random.default_rng(1))
        >>> float(net.fit(X, y, epochs=300, optimizer=Adam(0.1)).accuracy[-1])
        1.0
        """
        X = as_array("X", X, ndim=2, columns=self.sizes[0])
        y = self._targets(X, y)
        epochs, n = as_count("epochs", epochs), len(X)
        batch = n if batch is None else as_count("batch", batch)
        if held_out is not None:
            if not isinstance(held_out, tuple) or len(held_out) != 2:
                raise ValueError(f"held_out: expected a pair of samples and targets, got {type(held_out).__name__}")
        rng = np.random.default_rng() if rng is None else rng
        seen = [self._look(X, y, held_out)]
        for epoch in range(epochs):
            order = rng.permutation(n) if batch < n else np.arange(n)
            try:
                with np.errstate(over="ignore", invalid="ignore"):
                    for start in range(0, n, batch):
                        rows = order[start : start + batch]
                        optimizer.update(self.layers, self.gradients(X[rows], y[rows]))
                    seen.append(self._look(X, y, held_out))
            except ValueError:
                if all(np.isfinite(U).all() and np.abs(U).max() < 1e30 for U in self.layers):
                    raise
                raise ValueError(
                    f"optimizer: rate {optimizer.rate} is too large: the weights diverged in epoch {epoch + 1}"
                ) from None
        return Curve(*np.array(seen).T)

    def _look(self, X, y, held_out) -> list[float]:
        pairs = [(X, y)] + ([held_out] if held_out else [])
        losses = [self.cost(*p) for p in pairs]
        rights = [accuracy(self.predict(p[0]), p[1]) for p in pairs]
        return [losses[0], rights[0], *losses[1:], *rights[1:]]

    def _targets(self, X, y) -> np.ndarray:
        y = as_array("y", y, ndim=2, columns=self.sizes[-1])
        if len(y) != len(X):
            raise ValueError(f"y: expected one row for each of the {len(X)} rows of X, got {len(y)}")
        return y.astype(self.layers[0].dtype, copy=False)


def fit_with_patience(
    net: MLP, X, y, validation: tuple, *, optimizer: Optimizer, patience: int, epochs: int = 1000
) -> tuple[Curve, int]:
    """Train by full-batch steps until the validation loss has had no new minimum for `patience` epochs.

    X has shape (n, d), the targets y (n, k), and `validation` is another such pair. The network is left with the
    weights of the best epoch, whose number is returned after the learning curves; entry 0 is the loss before
    training. Raises ValueError for wrong shapes, and a patience or a limit of `epochs` below 1.
    Source: Prechelt (1998); section "Early stopping".

    >>> from mlcourse.datasets import moons
    >>> from mlcourse.optimisers import Adam
    >>> rng = np.random.default_rng(0)
    >>> net = MLP([2, 8, 1], rng=rng)
    >>> curve, best = fit_with_patience(net, *moons(9, rng), moons(9, rng), optimizer=Adam(0.5), patience=20)
    >>> len(curve.held_loss) == best + 21, net.cost(*moons(9, rng)) > 0
    (True, True)
    """
    patience, limit = as_count("patience", patience), as_count("epochs", epochs)
    best, kept = 0, [U.copy() for U in net.layers]
    curves: list[Curve] = []
    lowest = net.cost(*validation)
    for epoch in range(1, limit + 1):
        curves.append(net.fit(X, y, epochs=1, optimizer=optimizer, held_out=validation))
        if curves[-1].held_loss[-1] < lowest:
            best, lowest, kept = epoch, curves[-1].held_loss[-1], [U.copy() for U in net.layers]
        elif epoch - best == patience:
            break
    net.layers = kept

    def joined(name: str) -> np.ndarray:
        return np.array([getattr(curves[0], name)[0], *(getattr(curve, name)[-1] for curve in curves)])

    return Curve(joined("loss"), joined("accuracy"), joined("held_loss"), joined("held_accuracy")), best


def accuracy(outputs, y) -> float:
    """Return the share of samples that are classified correctly, by the largest output or, if k = 1, by output >= 0.5.

    outputs and y have shape (n, k). Raises ValueError if their shapes differ. Section "Learning XOR".

    >>> accuracy([[0.9], [0.2]], [[1.0], [1.0]])
    0.5
    """
    outputs, y = as_array("outputs", outputs, ndim=2), as_array("y", y, ndim=2)
    if outputs.shape != y.shape:
        raise ValueError(f"y: expected the shape of outputs, {outputs.shape}, got {y.shape}")
    if y.shape[1] == 1:
        return float(np.mean((outputs >= 0.5) == (y >= 0.5)))
    return float(np.mean(outputs.argmax(axis=1) == y.argmax(axis=1)))


def one_hot(labels, classes: int) -> np.ndarray:
    """Return labels 0, 1 … as rows with a single 1: (n,) becomes (n, classes).

    Raises ValueError for a label that is not a class. Section "Feature learning: hidden layers as feature extractors".

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels, classes = np.asarray(labels), as_count("classes", classes)
    if labels.ndim != 1 or labels.dtype.kind not in "iu" or ((labels < 0) | (labels >= classes)).any():
        raise ValueError(f"labels: expected whole numbers from 0 to {classes - 1}, got {labels!r:.60}")
    return np.eye(classes)[labels]
