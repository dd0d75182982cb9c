"""One neuron, and the ways to connect several into networks (chapter 1, `book/neurons`).

Weights are written with the bias folded in: w = (w_0, w_1 … w_d), where w_0 multiplies a constant input of 1.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from mlcourse._checks import as_array, as_positive, as_weights
from mlcourse.activations import sigmoid

#: part of a nerve cell -> part of the model -> what it does there
ANATOMY = {
    "cell body": ("node", "computes: adds up what comes in and decides what goes out"),
    "dendrite": ("input", "brings a signal in"),
    "axon": ("output", "carries the signal out"),
    "synapse": ("weight", "makes a signal count more or less, or against"),
}

Activation = Callable[[np.ndarray], np.ndarray]


def weighted_sum(x, w) -> np.ndarray:
    """Return s = w_0 + w_1 x_1 + … + w_d x_d, what the cell body adds up.

    x has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,).
    Raises ValueError for a wrong shape or a number that is not finite.
    Source: McCulloch and Pitts (1943); section "From nerve cell to model neuron".

    >>> float(weighted_sum([1.0, 2.0], [0.5, 1.0, -1.0]))
    -0.5
    """
    x = as_array("x", x)
    if x.ndim not in (1, 2):
        raise ValueError(f"x: expected shape (d,) or (n, d), got {x.shape}")
    w = as_weights(w, x.shape[-1])
    return x @ w[1:] + w[0]


def fires(s) -> np.ndarray:
    """Return 1.0 where the weighted sum s is 0 or more and 0.0 elsewhere: all or nothing.

    s has any shape. Chapter 2 uses the outputs +1 and -1 instead.
    Source: McCulloch and Pitts (1943); section "From nerve cell to model neuron".

    >>> fires([-0.1, 0.0, 2.0])
    array([0., 1., 1.])
    """
    return np.where(as_array("s", s) >= 0, 1.0, 0.0)


def ramp(s) -> np.ndarray:
    """Return s where it is positive and 0 elsewhere: above the threshold, the output is the sum itself.

    s has any shape. Section "Shallow and deep networks"; chapter 5 treats it in full, under its usual name, ReLU.

    >>> ramp([-2.0, 0.0, 2.0])
    array([0., 0., 2.])
    """
    return np.maximum(as_array("s", s), 0.0)


def neuron(x, w, activation: Activation = fires) -> np.ndarray:
    """Return activation(wᵀx): one neuron, the smallest unit that processes information.

    x has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,).
    Raises ValueError for a wrong shape. Section "From nerve cell to model neuron".

    >>> float(neuron([1.0, 1.0], [-1.5, 1.0, 1.0]))
    1.0
    """
    return activation(weighted_sum(x, w))


def hebb(x, w, y: float, rate: float) -> np.ndarray:
    """Return w after one step of Hebb's rule: w_i grows by rate · x_i · y when both ends of its synapse are active.

    x has shape (d,), w (d + 1,); y is the neuron's output. The bias w_0 belongs to no synapse and stays the same.
    Raises ValueError for a wrong shape or a rate that is not positive.
    Source: Hebb (1949), p. 62; section "Hebb's rule: connections that change".

    >>> hebb([1.0, 0.0], [-0.5, 1.0, 1.0], y=1.0, rate=0.25)
    array([-0.5 ,  1.25,  1.  ])
    """
    x = as_array("x", x, ndim=1)
    w = as_weights(w, len(x)).copy()
    w[1:] += as_positive("rate", rate) * as_array("y", y, ndim=0) * x
    return w


def layer(x, W, activation: Activation = fires) -> np.ndarray:
    """Return the outputs of several neurons that all read the same input x.

    x has shape (d,) or (n, d); W (m, d + 1) holds one neuron a row, bias first; the result (m,) or (n, m).
    Raises ValueError for a wrong shape. Section "Layers of neurons".

    >>> layer([1.0, 0.0], [[-0.5, 1.0, 1.0], [-1.5, 1.0, 1.0]])
    array([1., 0.])
    """
    W = as_array("W", W, ndim=2)
    x = as_array("x", x)
    if x.ndim not in (1, 2) or x.shape[-1] != W.shape[1] - 1:
        raise ValueError(
            f"x: expected {W.shape[1] - 1} input(s) along the last axis of a row or a table of rows, "
            f"since W has shape {W.shape} with the bias first; got shape {x.shape}"
        )
    return activation(x @ W[:, 1:].T + W[:, 0])


def feed_forward(x, layers: Sequence, activation: Activation = fires) -> np.ndarray:
    """Return the output of a feed-forward network: each layer reads the one before it, and no connection leads back.

    x has shape (d,) or (n, d); `layers` is a list of weight matrices as `layer` takes them.
    Raises ValueError when there is no layer, or for a wrong shape, naming the layer.
    Section "Feed-forward and recurrent networks".

    >>> feed_forward([1.0, 0.0], [[[-0.5, 1, 1], [1.5, -1, -1]], [[-1.5, 1, 1]]])
    array([1.])
    """
    if len(layers) == 0:
        raise ValueError("layers: expected at least one weight matrix, got none")
    for number, W in enumerate(layers):
        try:
            x = layer(x, W, activation)
        except ValueError as problem:
            raise ValueError(f"layers[{number}]: {problem}") from None
    return x


def recurrent(xs, w, w_back: float, activation: Activation = fires, start: float = 0.0) -> np.ndarray:
    """Return the outputs over time of a neuron that also reads its own last output: o_t = f(wᵀx_t + w_back o_(t-1)).

    xs has shape (T, d), one row a time step; w (d + 1,); `start` is the output before the first step; the result (T,).
    Raises ValueError for a wrong shape. Source: Elman (1990); section "Feed-forward and recurrent networks".

    >>> recurrent([[1.0], [0.0], [0.0]], [-0.5, 1.0], w_back=1.0)
    array([1., 1., 1.])
    """
    sums = weighted_sum(as_array("xs", xs, ndim=2), w)
    back, h = as_array("w_back", w_back, ndim=0), as_array("start", start, ndim=0)
    outputs = np.empty(len(sums))
    for t, s in enumerate(sums):
        h = outputs[t] = activation(s + back * h)
    return outputs


def recurrent_layer(xs, W, W_back, activation: Activation = fires) -> np.ndarray:
    """Return the outputs over time of a layer that also reads its own last outputs: o_t = f(W x_t + W_back o_(t-1)).

    xs has shape (T, d), one row a time step; W (m, d + 1) one neuron a row, bias first; W_back (m, m), row i with
    the weights by which neuron i reads the last outputs, which are 0 before the first step; the result (T, m).
    Raises ValueError for a wrong shape. Source: Elman (1990); section "Feed-forward and recurrent networks".

    >>> recurrent_layer([[1.0], [0.0], [0.0]], [[-0.5, 1.0], [-0.5, 0.0]], [[0.0, 1.0], [1.0, 0.0]])
    array([[1., 0.],
           [0., 1.],
           [1., 0.]])
    """
    sums = layer(as_array("xs", xs, ndim=2), W, activation=lambda s: s)
    W_back = as_array("W_back", W_back, ndim=2, columns=sums.shape[1])
    if len(W_back) != len(W):
        raise ValueError(f"W_back: expected one row for each of the {len(W)} neurons of W, got shape {W_back.shape}")
    outputs = np.empty_like(sums)
    h = np.zeros(len(W_back))
    for t, s in enumerate(sums):
        h = outputs[t] = activation(s + W_back @ h)
    return outputs


def stochastic(x, w, rng: np.random.Generator, slope: float = 1.0) -> np.ndarray:
    """Return 1.0 with probability sigmoid(slope · wᵀx), else 0.0, so that one input may give different outputs.

    x has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,). A larger slope means less noise.
    The random numbers come from the generator `rng`; a generator with the same seed gives the same outputs again.
    Raises ValueError for a wrong shape or a slope that is not positive, TypeError for anything else as `rng`.
    Source: Hinton and Sejnowski (1986), Boltzmann machines; section "Deterministic and stochastic neurons".

    >>> stochastic([[0.0]] * 6, [0.0, 1.0], np.random.default_rng(1))
    array([0., 0., 1., 0., 1., 1.])
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng: expected a generator such as np.random.default_rng(1), got {rng!r:.60}")
    p = sigmoid(as_positive("slope", slope) * weighted_sum(x, w))
    return np.where(rng.random(p.shape) < p, 1.0, 0.0)


def parameter_count(sizes: Sequence[int]) -> int:
    """Return how many weights, biases included, a fully connected feed-forward network of these layer sizes has.

    `sizes` lists the number of inputs, then of neurons a layer. Raises ValueError for fewer than two, or one below 1.
    Section "Shallow and deep networks".

    >>> parameter_count([2, 3, 1])
    13
    """
    whole = all(isinstance(n, int | np.integer) and n >= 1 for n in sizes)
    if len(sizes) < 2 or not whole:
        raise ValueError(f"sizes: expected two or more whole numbers of at least 1, got {sizes}")
    return int(sum((a + 1) * b for a, b in pairwise(sizes)))


def pieces(y) -> int:
    """Return how many straight pieces a curve has, from its heights y (n,) at evenly spaced places.

    A bend between two of the places counts once; bends in neighbouring places cannot be distinguished.
    Raises ValueError for fewer than three heights. Section "Shallow and deep networks".

    >>> pieces([0.0, 1.0, 2.0, 1.0, 0.0])
    2
    """
    y = as_array("y", y, ndim=1)
    if len(y) < 3:
        raise ValueError(f"y: expected at least 3 heights, got {len(y)}")
    bends = np.abs(np.diff(y, 2)) > 1e-9 * np.abs(y).max()
    return 1 + int(np.sum(bends[1:] & ~bends[:-1]) + bends[0])
