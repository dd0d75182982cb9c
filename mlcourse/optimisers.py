"""Optimisers: what turns gradients into steps of the parameters, for one neuron and for networks alike.

Chapter 3's page on loss surfaces derives momentum and Adam (`book/delta_rule_surfaces`), chapter 4 trains networks with
them, and chapter 11 has an Adam of its own that is written for speed.
"""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from mlcourse._checks import as_array, as_count, as_positive


class Optimizer(Protocol):
    """What `follow` and `mlp.MLP.fit` need of an optimiser: `SGD` and `Adam` have it."""

    rate: float

    def update(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> None:
        """Change the parameters in place."""


def follow(gradient: Callable, start, optimizer: Optimizer, steps: int) -> np.ndarray:
    """Return the path of an optimiser that remembers its last steps: the start (d,) and the point after each step.

    `gradient` takes a point (d,) and returns the gradient there (d,); the result has shape (steps + 1, d).
    Raises ValueError for a start that is not one row of numbers, or fewer than one step.
    Source: Polyak (1964); section "Momentum".

    >>> follow(lambda t: t, [1.0], SGD(rate=0.5, momentum=0.5), steps=3).ravel()
    array([ 1.  ,  0.5 ,  0.  , -0.25])
    """
    point = as_array("start", start, ndim=1).copy()
    path = [point.copy()]
    for _ in range(as_count("steps", steps)):
        optimizer.update([point], [np.asarray(gradient(point), dtype=float)])
        path.append(point.copy())
    return np.array(path)


class SGD:
    """Gradient descent, plain or with momentum: v <- β v - ρ g, θ <- θ + v. With β = 0 it is θ <- θ - ρ g.

    Source: Polyak (1964) for momentum; sections "Learning XOR" and "Weight decay".

    >>> parameters = [np.array([1.0])]
    >>> SGD(rate=0.1).update(parameters, [np.array([2.0])])
    >>> parameters
    [array([0.8])]
    """

    def __init__(self, rate: float, momentum: float = 0.0, decay: float = 0.0) -> None:
        """Take the learning rate ρ, the momentum β, 0 ≤ β < 1, and the weight decay λ, 0 ≤ λ < 1/ρ.

        β is the share of the last step that is kept; the decay adds λ θ, the gradient of ½ λ |θ|², to each gradient.
        """
        self.rate, self.momentum = as_positive("rate", rate), _share("momentum", momentum)
        self.decay = _share("decay", decay, 1 / self.rate)
        self._speed: list[np.ndarray] | None = None

    def update(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> None:
        """Change the parameters in place. Raises ValueError for gradients of other shapes than the parameters."""
        _same_shapes("gradients", gradients, parameters)
        if self.decay:
            gradients = [g + self.decay * p for p, g in zip(parameters, gradients, strict=True)]
        if not self.momentum:
            for p, g in zip(parameters, gradients, strict=True):
                p -= self.rate * g
            return
        if self._speed is None:
            self._speed = [np.zeros_like(p) for p in parameters]
        _same_shapes("parameters", parameters, self._speed, "an optimizer serves one network")
        for p, g, v in zip(parameters, gradients, self._speed, strict=True):
            v *= self.momentum
            v -= self.rate * g
            p += v


class Adam:
    """Steps scaled by running means of the gradient and of its square. Source: Kingma and Ba (2015); "Learning XOR".

    With a weight decay this is AdamW. Source: Loshchilov and Hutter (2019); section "Adam and AdamW".

    >>> parameters = [np.array([1.0])]
    >>> Adam(rate=0.1).update(parameters, [np.array([2.0])])
    >>> parameters[0].round(6)
    array([0.9])
    """

    def __init__(
        self, rate: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8, decay: float = 0.0
    ) -> None:
        """Take the learning rate ρ, the decay rates of the two running means, the ε in the denominator, and λ.

        The weight decay λ, 0 ≤ λ < 1/ρ, multiplies the parameters by 1 - ρλ before each step, without the means.
        """
        self.rate, self.epsilon = as_positive("rate", rate), as_positive("epsilon", epsilon)
        self.decay = _share("decay", decay, 1 / self.rate)
        self.beta1, self.beta2 = _share("beta1", beta1), _share("beta2", beta2)
        self._t = 0
        self._means: list[tuple[np.ndarray, np.ndarray]] | None = None

    def update(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> None:
        """Change the parameters in place. Raises ValueError for gradients of other shapes than the parameters."""
        _same_shapes("gradients", gradients, parameters)
        if self._means is None:
            self._means = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]
        _same_shapes("parameters", parameters, [m for m, _ in self._means], "an optimizer serves one network")
        self._t += 1
        correct = math.sqrt(1 - self.beta2**self._t)  # no float64 of NumPy, which would make float32 arrays double
        rate = self.rate * correct / (1 - self.beta1**self._t)
        for p, g, (m, v) in zip(parameters, gradients, self._means, strict=True):
            m += (1 - self.beta1) * (g - m)
            v += (1 - self.beta2) * (g * g - v)
            if self.decay:
                p *= 1 - self.rate * self.decay
            p -= rate * m / (np.sqrt(v) + self.epsilon * correct)
            if self._t % 100 == 0:
                drop_denormals(m)


def drop_denormals(values: np.ndarray) -> None:
    """Set to 0, in place, the entries that are about to become denormal: too small for a processor's fast arithmetic.

    The running mean of a gradient that stays 0 shrinks by a tenth in each step. After some 800 steps in float32 it is
    a denormal number (below 1.2e-38), with which many processors calculate far more slowly.
    Adam divides by at least its ε, so that a mean below 1e-30 changes no weight within the precision of float32.
    Chapter 11, section "Denormal numbers".

    >>> means = np.array([1e-3, 1e-35, -1e-40], np.float32)
    >>> drop_denormals(means)
    >>> means
    array([0.001, 0.   , 0.   ], dtype=float32)
    """
    values[np.abs(values) < 1e8 * np.finfo(values.dtype).tiny] = 0


def _share(name: str, value: float, limit: float = 1.0) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.number) or not 0 <= value < limit:
        raise ValueError(f"{name}: expected a number from 0 to below {limit:g}, got {value!r}")
    return float(value)


def _same_shapes(name: str, arrays: Sequence[np.ndarray], others: Sequence[np.ndarray], why: str = "") -> None:
    found, expected = [np.shape(a) for a in arrays], [np.shape(a) for a in others]
    if found != expected:
        raise ValueError(f"{name}: expected the shapes {expected}, got {found}" + (f"; {why}" if why else ""))
