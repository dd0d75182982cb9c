"""Checks of arguments, so that bad input gets an error that names the argument, the value and the expectation."""

import numpy as np


def as_array(name: str, value, ndim: int | None = None, columns: int | None = None) -> np.ndarray:
    """Return `value` as a finite float array, or raise ValueError naming the argument `name`.

    `ndim` is the number of axes that the array must have, `columns` the length of its last axis; None allows any.

    >>> as_array("x", [1, 2])
    array([1., 2.])
    >>> as_array("x", [[1, 2], [3]])
    Traceback (most recent call last):
    ValueError: x: expected numbers in a regular array, got [[1, 2], [3]]
    """
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: expected numbers in a regular array, got {value!r:.80}") from None
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name}: expected {ndim} axis/axes, got shape {array.shape}")
    if array.size == 0:
        raise ValueError(f"{name}: expected at least one number, got an empty array of shape {array.shape}")
    if columns is not None and array.shape[-1] != columns:
        raise ValueError(f"{name}: expected {columns} number(s) along the last axis, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: expected finite numbers, got {np.sum(~np.isfinite(array))} NaN or infinite")
    return array


def as_samples(X, y, w=None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the samples `X` (n, d), their labels `y` (n,) in {+1, -1} and the weights `w` (d + 1,), checked.

    Without `w` the weights are zeros. Raises ValueError for other shapes or labels.

    >>> as_samples([[0.0, 1.0]], [1])[2]
    array([0., 0., 0.])
    >>> as_samples([[0.0, 1.0]], [0])
    Traceback (most recent call last):
    ValueError: y: expected labels +1 and -1, got the value(s) [0.]
    """
    X = as_array("X", X, ndim=2)
    y = as_array("y", y, ndim=1)
    if len(y) != len(X):
        raise ValueError(f"y: expected one label for each of the {len(X)} rows of X, got {len(y)}")
    strange = np.setdiff1d(y, [-1.0, 1.0])
    if strange.size:
        raise ValueError(f"y: expected labels +1 and -1, got the value(s) {strange[:5]}")
    w = np.zeros(X.shape[1] + 1) if w is None else as_weights(w, X.shape[1])
    return X, y, w


def as_weights(w, inputs: int, name: str = "w") -> np.ndarray:
    """Return `w` as (w_0, w_1 … w_d) for `inputs` = d inputs, or raise ValueError naming the argument `name`.

    >>> as_weights([0.5, 0.5], 2)
    Traceback (most recent call last):
    ValueError: w: expected 3 weights (the bias w_0 first, then one for each of 2 inputs), got shape (2,)
    """
    w = as_array(name, w)
    if w.shape != (inputs + 1,):
        raise ValueError(
            f"{name}: expected {inputs + 1} weights (the bias w_0 first, then one for each of {inputs} inputs), "
            f"got shape {w.shape}"
        )
    return w


def as_positive(name: str, value: float) -> float:
    """Return `value` as a finite float above 0, or raise ValueError naming the argument `name`.

    >>> as_positive("rate", 0)
    Traceback (most recent call last):
    ValueError: rate: expected a number above 0, got 0
    """
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = np.nan
    if not 0 < number < np.inf:
        raise ValueError(f"{name}: expected a number above 0, got {value!r}")
    return number


def as_count(name: str, value) -> int:
    """Return `value` as a whole number of at least 1, or raise ValueError naming the argument `name`.

    >>> as_count("epochs", 0)
    Traceback (most recent call last):
    ValueError: epochs: expected a whole number of at least 1, got 0
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
        raise ValueError(f"{name}: expected a whole number of at least 1, got {value!r}")
    return int(value)


def as_choice(name: str, value, choices) -> str:
    """Return `value` when it is among `choices`, or raise ValueError naming the argument `name`.

    >>> as_choice("coding", "+1", ["0/1", "±1"])
    Traceback (most recent call last):
    ValueError: coding: expected one of '0/1', '±1', got '+1'
    """
    if value not in choices:
        raise ValueError(f"{name}: expected one of {', '.join(map(repr, choices))}, got {value!r}")
    return value
