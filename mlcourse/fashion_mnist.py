"""A network that classifies garments, in NumPy, PyTorch and Keras (chapter 11, `book/fashion_mnist`).

All three are the same: 784 pixels -> 128 neurons with ReLU -> 10 logits with softmax, cross-entropy, Adam, batches
of 32, weights drawn as Glorot and Bengio proposed. The one in NumPy is written for speed and still fits on one screen.
PyTorch and TensorFlow load when one of their functions is called.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from mlcourse._checks import as_choice, as_count, as_positive
from mlcourse.activations import log_softmax
from mlcourse.frameworks import one_thread
from mlcourse.mlp import Curve
from mlcourse.optimisers import drop_denormals

if TYPE_CHECKING:
    import keras
    import torch

CLASSES = 10


def pixels(images) -> np.ndarray:
    """Return images (n, 28, 28) of bytes as rows (n, 784) of float32 between 0 and 1.

    Raises ValueError for anything but bytes, so that images cannot be scaled twice. Section "Scaling the pixels".

    >>> pixels(np.full((2, 28, 28), 51, np.uint8))[:, 0]
    array([0.2, 0.2], dtype=float32)
    """
    images = np.asarray(images)
    if images.dtype != np.uint8 or images.ndim != 3 or not images.size:
        raise ValueError(f"images: expected bytes (n, height, width), got {images.dtype} of shape {images.shape}")
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255)


class Network:
    """Two layers in float32 that learn by Adam: `W1` (d, hidden), `b1`, `W2` (hidden, 10), `b2`.

    All parameters lie in one vector, `theta`, of which the four names are views, so that a step of Adam consists of a
    few operations on long arrays and allocates little. The biases stand apart from the weights, because a column of
    ones would have to be copied beside each batch. Section "The same network in NumPy".

    >>> net = Network(rng=np.random.default_rng(0))
    >>> net.theta.size, net.W1.shape, net.predict(np.zeros((3, 784), np.float32)).shape
    (101770, (784, 128), (3, 10))
    """

    def __init__(
        self, inputs: int = 784, hidden: int = 128, rate: float = 0.001, rng: np.random.Generator | None = None
    ) -> None:
        """Draw the weights of each layer uniformly within ±√(6 / (inputs + outputs)); the biases are 0."""
        d, p, k = as_count("inputs", inputs), as_count("hidden", hidden), CLASSES
        rng = np.random.default_rng() if rng is None else rng
        self.rate, self.inputs, self.right, self._steps = as_positive("rate", rate), d, 0, 0
        self._buffers: dict[int, list[np.ndarray]] = {}
        self.theta, self._gradient, self._m, self._v, self._spare = np.zeros((5, d * p + p + p * k + k), np.float32)
        self.W1, self.b1, self.W2, self.b2 = self._views(self.theta, p)
        self.gradients = self._views(self._gradient, p)
        for W in (self.W1, self.W2):
            limit = np.sqrt(6 / sum(W.shape))
            W[:] = rng.uniform(-limit, limit, W.shape)

    def _views(self, row: np.ndarray, p: int) -> list[np.ndarray]:
        shapes = [(self.inputs, p), (p,), (p, CLASSES), (CLASSES,)]
        ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
        return [part.reshape(shape) for part, shape in zip(np.split(row, ends[:-1]), shapes, strict=True)]

    def logits(self, X: np.ndarray) -> np.ndarray:
        """Return the weighted sums (n, 10) of the output layer for samples X (n, d)."""
        return np.maximum(X @ self.W1 + self.b1, 0) @ self.W2 + self.b2

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return the probabilities (n, 10), the softmax of the logits, for samples X (n, d); each row sums to 1."""
        return np.exp(log_softmax(self.logits(X)))

    def learn(self, X: np.ndarray, y: np.ndarray) -> float:
        """Make a step of Adam on a batch X (n, d) with labels y (n,); return the loss before the step.

        `gradients` then holds the gradients, and `right` the number of samples that were classified correctly.
        Source: Kingma and Ba (2015), with Keras's ε = 1e-7.
        """
        n, k = len(X), self.b1.size
        if n not in self._buffers:
            self._buffers[n] = [np.empty((n, w), np.float32) for w in (k, k, CLASSES)]
        (h, up, p), (gW1, gb1, gW2, gb2) = self._buffers[n], self.gradients
        # Forward pass: weighted sum, ReLU, weighted sum, softmax.
        np.matmul(X, self.W1, out=h)
        h += self.b1
        np.maximum(h, 0, out=h)
        np.matmul(h, self.W2, out=p)
        p += self.b2
        p -= p.max(axis=1, keepdims=True)
        np.exp(p, out=p)
        p /= p.sum(axis=1, keepdims=True)
        at = (np.arange(n), y)
        loss = -float(np.log(np.maximum(p[at], 1e-30)).mean())
        self.right = int(np.count_nonzero(p.argmax(axis=1) == y))
        # Backward pass: (softmax - one-hot) / n, then the rules for matmul, add and ReLU.
        p[at] -= 1
        p /= n
        np.matmul(h.T, p, out=gW2)
        p.sum(axis=0, out=gb2)
        np.matmul(p, self.W2.T, out=up)
        up *= h > 0
        np.matmul(X.T, up, out=gW1)
        up.sum(axis=0, out=gb1)
        # Adam: running sums of g and g²; the factors that turn them into means come below, as numbers of Python. Those
        # take the precision of the array, whereas a float64 of NumPy would make the operation one in double precision.
        g, m, v, step = self._gradient, self._m, self._v, self._spare
        self._steps += 1
        m *= 0.9
        m += g
        v *= 0.999
        v += np.multiply(g, g, out=step)
        correct = ((1 - 0.999**self._steps) / 0.001) ** 0.5
        np.sqrt(v, out=step)
        step += 1e-7 * correct
        np.divide(m, step, out=step)
        step *= self.rate * correct * 0.1 / (1 - 0.9**self._steps)
        self.theta -= step
        if self._steps % 100 == 0:
            drop_denormals(m)
        return loss

    def fit(
        self,
        X: np.ndarray,
        y: np.ndarray,
        *,
        epochs: int = 5,
        batch: int = 32,
        rng: np.random.Generator | None = None,
        held_out: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> Curve:
        """Learn from samples X (n, d) and labels y (n,); return the loss and the accuracy, epoch by epoch.

        As in Keras, the training figures are means over the samples of an epoch, each computed by the network as it
        was at that step. `held_out` is a pair of samples and labels for evaluation after each epoch. Matrix products
        use one thread, because with batches this small two threads wait for each other.
        Raises ValueError for arrays of shapes that do not match. Section "The same network in NumPy".

        >>> X, y = np.eye(10, dtype=np.float32), np.arange(10)
        >>> net = Network(inputs=10, rng=np.random.default_rng(0))
        >>> float(net.fit(X, y, epochs=100, batch=5, rng=np.random.default_rng(0)).accuracy[-1])
        1.0
        """
        X, y = _samples("X", X, self.inputs), _labels("y", y, len(X))
        epochs, batch = as_count("epochs", epochs), as_count("batch", batch)
        rng = np.random.default_rng() if rng is None else rng
        seen = []
        with one_thread():
            for _ in range(epochs):
                order, losses, right = rng.permutation(len(X)), 0.0, 0
                for start in range(0, len(X), batch):
                    rows = order[start : start + batch]
                    losses += self.learn(X[rows], y[rows]) * len(rows)
                    right += self.right
                seen.append([losses / len(X), right / len(X)])
                if held_out is not None:
                    seen[-1] += evaluate(self.logits, *held_out)
        return Curve(*np.array(seen).T)


def evaluate(logits: Callable, X: np.ndarray, y: np.ndarray) -> list[float]:
    """Return the mean cross-entropy and the accuracy on X (n, d) and y (n,) of a function that returns logits (n, 10).

    Section "Evaluation and prediction".

    >>> evaluate(lambda X: 9 * X, np.eye(10), np.arange(10))[1]
    1.0
    """
    s, y = logits(X), _labels("y", y, len(X))
    return [-float(log_softmax(s)[np.arange(len(y)), y].mean()), accuracy(s, y)]


def accuracy(outputs: np.ndarray, y: np.ndarray) -> float:
    """Return the share of the rows of `outputs` (n, k) whose largest entry is at the index given by y (n,).

    Raises ValueError for another number of labels, or a label that is no class. Section "Evaluation and prediction".

    >>> accuracy(np.array([[0.1, 0.9], [0.8, 0.2]]), np.array([1, 1]))
    0.5
    """
    outputs = _outputs(outputs)
    return float(np.mean(outputs.argmax(axis=1) == _labels("y", y, *outputs.shape)))


def confusion(outputs: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how often class i (row) was predicted as class j (column), for outputs (n, k) and labels y (n,).

    Raises ValueError as `accuracy` does. Section "The confusion matrix".

    >>> confusion(np.array([[0.1, 0.9], [0.8, 0.2]]), np.array([1, 1]))
    array([[0, 0],
           [1, 1]])
    """
    outputs = _outputs(outputs)
    y, k = _labels("y", y, *outputs.shape), outputs.shape[1]
    return np.bincount(y.astype(int) * k + outputs.argmax(axis=1), minlength=k * k).reshape(k, k)


def torch_network(hidden: int = 128, seed: int = 0) -> "torch.nn.Sequential":
    """Return the network in PyTorch; its outputs are logits, because the loss contains the softmax.

    Section "The same network in PyTorch".

    >>> sum(p.numel() for p in torch_network().parameters())
    101770
    """
    import torch

    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(784, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, CLASSES))
    for layer in (net[0], net[2]):
        torch.nn.init.xavier_uniform_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
    return net


def fit_torch(
    net: "torch.nn.Module",
    X: np.ndarray,
    y: np.ndarray,
    *,
    epochs: int = 5,
    batch: int = 32,
    rng: np.random.Generator | None = None,
    held_out: tuple[np.ndarray, np.ndarray] | None = None,
    optimizer: "torch.optim.Optimizer | None" = None,
) -> Curve:
    """Train a PyTorch network on X (n, 784) and y (n,), in eager mode; return the curves, as `Network.fit` does.

    The optimizer is a new Adam unless one is given. Raises ValueError for arrays of shapes that do not match.
    Section "The same network in PyTorch".

    >>> X, y = np.eye(10, 784, dtype=np.float32), np.arange(10)
    >>> fit_torch(torch_network(), X, y, epochs=2, rng=np.random.default_rng(0)).loss.shape
    (2,)
    """
    import torch

    X, y = _samples("X", X, 784), _labels("y", y, len(X))
    inputs, labels = torch.from_numpy(X), torch.from_numpy(y.astype(np.int64))
    optimizer = optimizer or torch.optim.Adam(net.parameters(), lr=0.001, eps=1e-7)
    rng = np.random.default_rng() if rng is None else rng

    def logits(X: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return net(torch.from_numpy(X)).numpy()

    seen = []
    for _ in range(epochs):
        order, losses, right = torch.from_numpy(rng.permutation(len(X))), 0.0, 0
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            outputs = net(inputs[rows])
            loss = torch.nn.functional.cross_entropy(outputs, labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses += loss.item() * len(rows)
            right += (outputs.argmax(1) == labels[rows]).sum().item()
        seen.append([losses / len(X), right / len(X)])
        if held_out is not None:
            seen[-1] += evaluate(logits, *held_out)
    return Curve(*np.array(seen).T)


def keras_network(hidden: int = 128, seed: int = 0) -> "keras.Sequential":
    """Return the network in Keras, compiled with Adam; its outputs are probabilities. Section "Training in Keras".

    >>> keras_network().count_params()
    101770
    """
    import keras

    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(CLASSES, activation="softmax"),
        ]
    )
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return net


def train(
    framework: str, garments, seed: int, epochs: int = 5
) -> "tuple[Curve, Network | torch.nn.Module | keras.Sequential]":
    """Train a network in "numpy", "pytorch" or "keras" as chapter 11 does; return the curves and the network.

    `garments` is what `datasets.fashion_mnist` returns; the test images serve for evaluation alone, after each epoch.
    Raises ValueError for another framework.
    Section "Error bars: test images and random seeds".

    >>> from mlcourse import datasets
    >>> curve, network = train("numpy", datasets.fashion_mnist(sample=True), seed=0, epochs=2)
    >>> curve.held_accuracy.shape, network.theta.size
    ((2,), 101770)
    """
    as_choice("framework", framework, ["numpy", "pytorch", "keras"])
    X, X_test, y = pixels(garments.X_train), pixels(garments.X_test), garments.y_train
    rng, test = np.random.default_rng(seed), (X_test, garments.y_test)
    if framework == "numpy":
        net = Network(rng=rng)
        return net.fit(X, y, epochs=epochs, rng=rng, held_out=test), net
    if framework == "pytorch":
        in_torch = torch_network(seed=seed)
        return fit_torch(in_torch, X, y, epochs=epochs, rng=rng, held_out=test), in_torch
    in_keras, shape = keras_network(seed=seed), (-1, *garments.X_train.shape[1:])
    held = (X_test.reshape(shape), garments.y_test)
    kept = in_keras.fit(X.reshape(shape), y, epochs=epochs, verbose=0, validation_data=held).history
    return Curve(*(np.array(kept[name]) for name in ("loss", "accuracy", "val_loss", "val_accuracy"))), in_keras


def figures(curve: Curve) -> dict[str, float]:
    """Return the last loss and accuracy of curves, train and test. Section "Error bars: test images and random seeds".

    >>> figures(Curve(*np.array([[2.0, 1.0], [0.5, 0.7], [2.5, 1.5], [0.4, 0.6]])))
    {'train loss': 1.0, 'train accuracy': 0.7, 'test loss': 1.5, 'test accuracy': 0.6}
    """
    names = ["train loss", "train accuracy", "test loss", "test accuracy"]
    return {name: float(values[-1]) for name, values in zip(names, vars(curve).values(), strict=True)}


def run(framework: str, garments, seed: int, epochs: int = 5) -> dict[str, float]:
    """Train as `train` does, and return the four figures of `figures`.

    Section "Error bars: test images and random seeds".

    >>> from mlcourse import datasets
    >>> run("numpy", datasets.fashion_mnist(sample=True), seed=0, epochs=2)["test accuracy"] > 0.7
    True
    """
    return figures(train(framework, garments, seed, epochs)[0])


def _samples(name: str, X, inputs: int) -> np.ndarray:
    X = np.asarray(X)
    if X.dtype != np.float32 or X.ndim != 2 or X.shape[1] != inputs or not len(X):
        raise ValueError(f"{name}: expected float32 (n, {inputs}), as `pixels` makes them, got {X.dtype} {X.shape}")
    return np.ascontiguousarray(X)


def _labels(name: str, y, n: int, classes: int = CLASSES) -> np.ndarray:
    y = np.asarray(y)
    if y.shape != (n,) or y.dtype.kind not in "iu" or not n or y.max() >= classes or y.min() < 0:
        raise ValueError(f"{name}: expected {n} whole numbers from 0 to {classes - 1}, got {y.dtype} {y.shape}")
    return y


def _outputs(outputs) -> np.ndarray:
    outputs = np.asarray(outputs)
    if outputs.ndim != 2:
        raise ValueError(f"outputs: expected one row for each sample (n, classes), got shape {outputs.shape}")
    return outputs
