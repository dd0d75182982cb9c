"""Activation functions with their derivatives, stable for any finite input (chapter 5, `book/activations`).

Each activation is a plain function of the weighted sums s, of any shape, and its derivative stands beside it under the
same name with `_slope`. `ACTIVATIONS` lists them as pairs for code that takes an activation by name. All of them raise
ValueError, naming s, for input that is not made of finite numbers.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._checks import as_array, as_positive


class Activation(NamedTuple):
    """An activation function and its derivative, both functions of the weighted sums s. Section "The step"."""

    f: Callable[[ArrayLike], np.ndarray]
    slope: Callable[[ArrayLike], np.ndarray]


def step(s) -> np.ndarray:
    """Return 1.0 where s is 0 or more and 0.0 elsewhere. Section "The step".

    >>> step([-1.0, 0.0, 2.0])
    array([0., 1., 1.])
    """
    return np.where(as_array("s", s) >= 0, 1.0, 0.0)


def step_slope(s) -> np.ndarray:
    """Return 0.0 everywhere: the step is flat on both sides; at 0, where it has no derivative, 0 is returned as well.

    Section "The step".

    >>> step_slope([-1.0, 0.0, 2.0])
    array([0., 0., 0.])
    """
    return np.zeros_like(as_array("s", s))


def sigmoid(s, a: float = 1.0) -> np.ndarray:
    """Return σ(s) = 1 / (1 + e^(-a s)), from 0 to 1; the larger the slope parameter a, the closer to the step.

    It does not overflow, because e is raised to negative powers only: see section "Overflow and lost digits".
    Raises ValueError for an a that is not positive.
    Source: Rumelhart, Hinton and Williams (1986); section "The sigmoid".

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    s = _scaled(s, a)
    e = np.exp(-np.abs(s))
    return np.where(s >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_slope(s, a: float = 1.0) -> np.ndarray:
    """Return σ'(s) = a σ(s) (1 - σ(s)), at most a / 4. Section "The sigmoid".

    Raises ValueError for an a that is not positive.

    >>> sigmoid_slope([0.0, 1000.0])
    array([0.25, 0.  ])
    """
    e = np.exp(-np.abs(_scaled(s, a)))  # σ(1 - σ) is even; in this form no digits are lost where σ is near 1
    return a * e / (1 + e) ** 2


def _scaled(s, a: float) -> np.ndarray:
    """Return a · s, or infinity where that is beyond the largest float: either way e^-|as| is 0."""
    with np.errstate(over="ignore"):
        return as_positive("a", a) * as_array("s", s)


def tanh(s) -> np.ndarray:
    """Return tanh(s) = 2 σ(2s) - 1, from -1 to 1. Section "tanh".

    >>> tanh([0.0, 1000.0])
    array([0., 1.])
    """
    return np.tanh(as_array("s", s))


def tanh_slope(s) -> np.ndarray:
    """Return 1 - tanh²(s), at most 1. Section "tanh".

    >>> tanh_slope([0.0, 1000.0])
    array([1., 0.])
    """
    return 2 * sigmoid_slope(s, a=2.0)


def softplus(s) -> np.ndarray:
    """Return log(1 + e^s), a smooth ReLU, without overflow.

    Source: Dugas and others (2001); sections "ReLU and its relatives" and "Overflow and lost digits".

    >>> softplus([-1000.0, 1000.0])
    array([   0., 1000.])
    """
    s = as_array("s", s)
    return np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))


def softplus_slope(s) -> np.ndarray:
    """Return σ(s), the derivative of softplus. Section "ReLU and its relatives".

    >>> softplus_slope([0.0])
    array([0.5])
    """
    return sigmoid(s)


def relu(s) -> np.ndarray:
    """Return max(0, s). Source: Fukushima (1969), Nair and Hinton (2010); section "ReLU and its relatives".

    >>> relu([-2.0, 3.0])
    array([0., 3.])
    """
    return np.maximum(as_array("s", s), 0.0)


def relu_slope(s) -> np.ndarray:
    """Return 1.0 where s is positive, else 0.0: the derivative of ReLU, with 0 chosen at the kink s = 0.

    PyTorch and TensorFlow choose 0 there too. Section "ReLU and its relatives".

    >>> relu_slope([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    return np.where(as_array("s", s) > 0, 1.0, 0.0)


def leaky_relu(s, leak: float = 0.01) -> np.ndarray:
    """Return s where it is positive and leak · s elsewhere.

    Raises ValueError for a leak that is not positive.
    Source: Maas, Hannun and Ng (2013); section "ReLU and its relatives".

    >>> leaky_relu([-2.0, 3.0])
    array([-0.02,  3.  ])
    """
    s = as_array("s", s)
    return np.where(s > 0, s, as_positive("leak", leak) * s)


def leaky_relu_slope(s, leak: float = 0.01) -> np.ndarray:
    """Return 1.0 where s is positive and leak elsewhere, also at the kink, as PyTorch and TensorFlow do.

    Raises ValueError for a leak that is not positive. Section "ReLU and its relatives".

    >>> leaky_relu_slope([-2.0, 3.0])
    array([0.01, 1.  ])
    """
    return np.where(as_array("s", s) > 0, 1.0, as_positive("leak", leak))


ACTIVATIONS = {
    "step": Activation(step, step_slope),
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "tanh": Activation(tanh, tanh_slope),
    "softplus": Activation(softplus, softplus_slope),
    "relu": Activation(relu, relu_slope),
    "leaky_relu": Activation(leaky_relu, leaky_relu_slope),
}


def log_softmax(z) -> np.ndarray:
    """Return z - log Σ e^z along the last axis, without overflow: the largest logit is subtracted first.

    z has shape (…, k). Raises ValueError for a single number. Section "Softmax".

    >>> log_softmax([1000.0, 1000.0]).round(4)
    array([-0.6931, -0.6931])
    """
    z = as_array("z", z)
    if z.ndim == 0:
        raise ValueError(f"z: expected logits along a last axis, got the single number {z}")
    with np.errstate(over="ignore"):
        z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def softmax(z) -> np.ndarray:
    """Return e^z / Σ e^z along the last axis: probabilities, from 0 to 1, that sum to 1, without overflow.

    z has shape (…, k). Raises ValueError for a single number. Source: Bridle (1990); section "Softmax".

    >>> softmax([1000.0, 1000.0])
    array([0.5, 0.5])
    """
    return np.exp(log_softmax(z))


def firing_rate(
    current, noise: float = 0.0, rng: np.random.Generator | None = None, seconds: float = 1.0
) -> np.ndarray:
    """Return the firing rates, per second, of leaky integrate-and-fire neurons with constant currents, of any shape.

    The voltage decays with a time constant of 20 ms and is driven by the current, whose unit is the smallest current
    that makes a neuron fire. At voltage 1 a neuron fires, returns to 0 and rests for 2 ms. `noise` is the standard
    deviation that noise in the current gives the voltage, drawn from `rng`; `seconds` is the time simulated.
    Raises ValueError for a noise below 0, or above 0 without a generator. Source: Rauch and others (2003), who
    compared such models with measured cells; section "Firing rates of real neurons".

    >>> firing_rate([0.9, 1.5, 2.0])
    array([ 0., 41., 63.])
    """
    current = as_array("current", current)
    if not noise >= 0 or (noise > 0 and not isinstance(rng, np.random.Generator)):
        raise ValueError(f"noise: expected 0, or more with a generator as rng, got {noise!r} and {rng!r:.60}")
    dt, tau, rest = 1e-4, 0.02, 20  # seconds, seconds, steps
    volts, fired = np.zeros(current.shape), np.zeros(current.shape)
    resting = np.zeros(current.shape, dtype=int)
    for _ in range(round(as_positive("seconds", seconds) / dt)):
        push = dt / tau * (current - volts)
        if noise and rng is not None:
            push = push + noise * np.sqrt(2 * dt / tau) * rng.standard_normal(current.shape)
        volts = np.where(resting > 0, 0.0, volts + push)
        fires = volts >= 1
        fired, volts = fired + fires, np.where(fires, 0.0, volts)
        resting = np.where(fires, rest, np.maximum(resting - 1, 0))
    return fired / seconds
