"""The graph engine of chapter 6 against micrograd and against HIPS autograd: a forward and a backward pass.

A 2-16-16-1 network with ReLU, a hinge loss and a small penalty on the weights. One thread, medians of five.
Run by `make bench`, or alone: `python -m benchmarks.engine`.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise

import autograd.numpy as anp
import numpy as np
from autograd import grad
from micrograd.engine import Value
from micrograd.nn import MLP

from benchmarks import write
from mlcourse.backprop import Node, backward, matmul, relu, total
from mlcourse.frameworks import one_thread

SIZES = [2, 16, 16, 1]
BATCHES = [1, 10, 100, 1000, 10_000]
PENALTY = 1e-4


def problem(n: int) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """Return parameters W, b, W, b, W, b, samples (n, 2), and labels (n, 1) of +1 and -1."""
    rng = np.random.default_rng(0)
    theta = [a for d, p in pairwise(SIZES) for a in (rng.normal(0, 0.5, (d, p)), np.zeros(p))]
    return theta, rng.normal(size=(n, SIZES[0])), np.sign(rng.normal(size=(n, 1)))


def by_mlcourse(theta: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """Return the gradients by `mlcourse.backprop`."""
    nodes = [Node(a) for a in theta]
    h = X
    for k in range(0, len(nodes), 2):
        h = matmul(h, nodes[k]) + nodes[k + 1]
        if k < len(nodes) - 2:
            h = relu(h)
    loss = total(relu(1.0 - h * y)) * (1 / len(X))
    for node in nodes:
        loss = loss + total(node * node) * PENALTY
    backward(loss)
    return [node.grad for node in nodes]


def autograd_loss(theta: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """Return the same loss, for autograd."""
    h = X
    for k in range(0, len(theta), 2):
        h = anp.dot(h, theta[k]) + theta[k + 1]
        if k < len(theta) - 2:
            h = anp.maximum(h, 0)
    loss = anp.sum(anp.maximum(1.0 - h * y, 0)) * (1 / len(X))
    for a in theta:
        loss = loss + anp.sum(a * a) * PENALTY
    return loss


def by_micrograd(net: MLP, X: np.ndarray, y: np.ndarray) -> list[float]:
    """Return the gradients by micrograd, whose nodes hold one number each."""
    scores = [net([Value(float(v)) for v in row]) for row in X]
    losses = [(1 + -float(label) * score).relu() for label, score in zip(y[:, 0], scores, strict=True)]
    loss = sum(losses) * (1 / len(X)) + PENALTY * sum(p * p for p in net.parameters())
    net.zero_grad()
    loss.backward()
    return [p.grad for p in net.parameters()]


def same_network(theta: list[np.ndarray]) -> MLP:
    """Return micrograd's network with these parameters."""
    net = MLP(SIZES[0], SIZES[1:])
    for layer, W, b in zip(net.layers, theta[::2], theta[1::2], strict=True):
        for j, neuron in enumerate(layer.neurons):
            neuron.b.data = float(b[j])
            for weight, value in zip(neuron.w, W[:, j], strict=True):
                weight.data = float(value)
    return net


def seconds(f: Callable, *arguments, runs: int = 5, budget: float = 0.3) -> float:
    """Return the median time of a call, in seconds, over five rounds of about `budget` seconds each."""
    start = time.perf_counter()
    f(*arguments)
    calls = max(1, int(budget / (time.perf_counter() - start)))
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(calls):
            f(*arguments)
        times.append((time.perf_counter() - start) / calls)
    return statistics.median(times)


def main() -> dict:
    """Measure, check that all three find the same gradients, and write the table."""
    random.seed(0)
    sys.setrecursionlimit(10**6)  # micrograd traverses its graph by recursion
    by_autograd = grad(autograd_loss)
    rows = []
    with one_thread():
        for n in BATCHES:
            theta, X, y = problem(n)
            for ours, theirs in zip(by_mlcourse(theta, X, y), by_autograd(theta, X, y), strict=True):
                np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)
            ours, theirs = seconds(by_mlcourse, theta, X, y), seconds(by_autograd, theta, X, y)
            rows.append({"batch": n, "mlcourse": ours, "autograd": theirs, "mlcourse / autograd": ours / theirs})
        theta, X, y = problem(100)
        net = same_network(theta)
        found = by_micrograd(net, X, y)
        expected = [
            v
            for W, b in zip(*(by_mlcourse(theta, X, y)[k::2] for k in (0, 1)), strict=True)
            for j in range(len(b))
            for v in (*W[:, j], b[j])
        ]
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
        slow = seconds(by_micrograd, net, X, y)
    fast = next(row["mlcourse"] for row in rows if row["batch"] == 100)
    return write(
        "engine",
        "python -m benchmarks.engine",
        {"rows": rows, "micrograd": {"batch": 100, "seconds": slow, "micrograd / mlcourse": slow / fast}},
    )


if __name__ == "__main__":
    print(main())
