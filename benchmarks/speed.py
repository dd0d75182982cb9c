"""The same training on Fashion-MNIST in mlcourse's NumPy, PyTorch, Keras and HIPS autograd, side by side.

All train a 784-128-10 network with Adam, in batches of 32, on the full data. The frameworks take turns, an epoch each,
five times over, so that each has five timings from one run, and has learnt for five epochs at the end. Neither the
evaluation is timed, nor a warm-up of each on a few hundred images, in which Keras compiles.
Run by `make bench`, or alone on an idle machine: `python -m benchmarks.speed`. It takes about four minutes.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext
from unittest.mock import patch

import autograd.numpy as anp
import numpy as np
from autograd import grad

import mlcourse.fashion_mnist as numpy_network
from benchmarks import write
from mlcourse.datasets import fashion_mnist
from mlcourse.fashion_mnist import Network, accuracy, fit_torch, keras_network, pixels, torch_network
from mlcourse.frameworks import one_thread
from mlcourse.mlp import one_hot
from mlcourse.optimisers import Adam

EPOCHS = 5
BATCH = 32


def numpy_trainer(seed: int, keep: bool = False) -> tuple[Callable, Callable]:
    """Return two functions of mlcourse's network: one trains it for an epoch, the other maps samples to outputs.

    With `keep`, the means of Adam that become denormal are kept, as in a plain Adam.
    """
    rng = np.random.default_rng(seed)
    net = Network(rng=rng)

    def train(X, y):
        with patch.object(numpy_network, "drop_denormals", lambda _: None) if keep else nullcontext():
            net.fit(X, y, epochs=1, rng=rng)

    return train, net.logits


def pytorch_trainer(seed: int, threads: int | None = None, flush: bool = False) -> tuple[Callable, Callable]:
    """Return the same for PyTorch in eager mode, on so many threads (None: as many as PyTorch chooses).

    With `flush`, the processor treats denormal numbers as 0; mlcourse avoids them in another way.
    """
    import torch

    net, rng, usual = torch_network(seed=seed), np.random.default_rng(seed), torch.get_num_threads()
    # One optimizer for all epochs, since its state is part of the training.
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001, eps=1e-7)

    def train(X, y):
        torch.set_num_threads(threads or usual)
        torch.set_flush_denormal(flush)
        fit_torch(net, X, y, epochs=1, rng=rng, optimizer=optimizer)
        torch.set_flush_denormal(False)
        torch.set_num_threads(usual)

    def outputs(X):
        with torch.no_grad():
            return net(torch.from_numpy(X)).numpy()

    return train, outputs


def keras_trainer(seed: int) -> tuple[Callable, Callable]:
    """Return the same for Keras, with `fit`."""
    net = keras_network(seed=seed)
    shape = (-1, 28, 28)
    return (
        lambda X, y: net.fit(X.reshape(shape), y, epochs=1, batch_size=BATCH, verbose=0),
        lambda X: net.predict(X.reshape(shape), verbose=0),
    )


def autograd_trainer(seed: int) -> tuple[Callable, Callable]:
    """Return the same for autograd, which computes the gradients, with the Adam of chapter 4."""
    rng = np.random.default_rng(seed)
    start = Network(rng=rng)
    theta, optimizer = [start.W1, start.b1, start.W2, start.b2], Adam(0.001, epsilon=1e-7)

    def logits(theta, X):
        return anp.dot(anp.maximum(anp.dot(X, theta[0]) + theta[1], 0), theta[2]) + theta[3]

    def loss(theta, X, Y):
        s = logits(theta, X)
        s = s - anp.max(s, axis=1, keepdims=True)
        return -anp.sum(Y * (s - anp.log(anp.sum(anp.exp(s), axis=1, keepdims=True)))) / len(X)

    gradient = grad(loss)

    def train(X, y):
        Y, order = one_hot(y, 10).astype(np.float32), rng.permutation(len(X))
        with one_thread():
            for first in range(0, len(X), BATCH):
                rows = order[first : first + BATCH]
                optimizer.update(theta, gradient(theta, X[rows], Y[rows]))

    return train, lambda X: logits(theta, X)


TRAINERS = {
    "numpy": numpy_trainer,
    "numpy, denormals kept": lambda seed: numpy_trainer(seed, keep=True),
    "pytorch": pytorch_trainer,
    "pytorch, one thread": lambda seed: pytorch_trainer(seed, threads=1),
    "pytorch, one thread, denormals flushed": lambda seed: pytorch_trainer(seed, threads=1, flush=True),
    "keras": keras_trainer,
    "autograd": autograd_trainer,
}


def main() -> dict:
    """Measure, and write the table. Raises SystemExit if the full data are not on this machine."""
    garments = fashion_mnist()
    if len(garments.X_train) != 60_000:
        raise SystemExit("The full data is not on this machine: apt-get install dataset-fashion-mnist, or fetch it.")
    X, X_test = pixels(garments.X_train), pixels(garments.X_test)
    for make in TRAINERS.values():
        make(seed=1)[0](X[:320], garments.y_train[:320])
    trainers = {name: make(seed=0) for name, make in TRAINERS.items()}
    times = {name: [] for name in trainers}
    for _ in range(EPOCHS):
        for name, (train, _outputs) in trainers.items():
            start = time.perf_counter()
            train(X, garments.y_train)
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    return write(
        "speed",
        "python -m benchmarks.speed",
        {
            "data": garments.source,
            "seconds": times,
            "times the numpy one": {name: median / medians["numpy"] for name, median in medians.items()},
            "test accuracy": {name: accuracy(f(X_test), garments.y_test) for name, (_, f) in trainers.items()},
        },
    )


if __name__ == "__main__":
    print(main())
