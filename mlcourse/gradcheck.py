"""One gradient checker for chapters, exercises and tests: central differences in float64, with a verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlcourse._checks import as_array, as_positive

if TYPE_CHECKING:  # an exercise that checks a gradient must not load the chapter's module by it
    from mlcourse import backprop

#: below GOOD a relative error is as small as central differences can resolve; above WRONG the gradient is wrong
GOOD, WRONG = 1e-7, 1e-4


@dataclass(frozen=True)
class GradientCheck:
    """The outcome of a check: `verdict` is "good", "doubtful", "wrong" or "kink"; `error` the largest relative error.

    `index` says where it is largest, `analytic` and `numeric` are the two gradients.
    """

    verdict: str
    error: float
    index: tuple[int, ...]
    analytic: np.ndarray
    numeric: np.ndarray

    def __str__(self) -> str:
        """Return the verdict, the largest error and where it is, in one line."""
        if self.verdict == "kink":
            return f"kink at index {self.index}: the slopes from the left and the right differ; compare at another x"
        return f"{self.verdict}: largest relative error {self.error:.1e} at index {self.index}"


def relative_error(a, n) -> np.ndarray:
    """Return |a - n| / max(|a|, |n|, 1e-8) for each entry: 0 for equal values, at most 2.

    >>> relative_error([1.0, 0.0], [1.1, 0.0]).round(3)
    array([0.091, 0.   ])
    """
    a, n = np.asarray(a, dtype=float), np.asarray(n, dtype=float)
    return np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-8)


def numerical_gradient(f: Callable, x, h: float = 1e-5) -> np.ndarray:
    """Return the gradient of the scalar function f at x by central differences, (f(x + h) - f(x - h)) / 2h.

    x has any shape, and the result has the same. The error shrinks with h², until rounding takes over near h = 1e-6.
    Raises ValueError when f does not return one finite number. Section "Gradient checking".

    >>> numerical_gradient(lambda x: x[0] ** 2 * x[1], [3.0, 2.0]).round(6)
    array([12.,  9.])
    """
    forward, backward = _one_sided(f, x, h)
    return (forward + backward) / 2


def _one_sided(f: Callable, x, h: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the slopes of f at x to the right and to the left, coordinate by coordinate."""
    x = as_array("x", x).copy()
    h = as_positive("h", h)
    here = _scalar(f, x)
    forward, backward = np.empty_like(x), np.empty_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        forward[i] = (_scalar(f, x) - here) / h
        x[i] = old - h
        backward[i] = (here - _scalar(f, x)) / h
        x[i] = old
    return forward, backward


def _scalar(f: Callable, x: np.ndarray) -> float:
    value = f(x.copy())
    if value is None:
        raise ValueError("f: expected a function that returns one number, got None (is a return missing?)")
    value = np.asarray(value, dtype=float)
    if value.size != 1:
        raise ValueError(f"f: expected a function that returns one number, got shape {value.shape}")
    if not np.isfinite(value).all():
        raise ValueError(f"f: expected a finite number, got {value.item()} at x = {x.tolist()}")
    return value.item()


def check_gradient(f: Callable, grad, x, h: float = 1e-5) -> GradientCheck:
    """Compare a gradient with central differences of the scalar function f at x, and give a verdict.

    `grad` is the gradient at x, or a function that returns it; it must have the shape of x. The verdict is "good" below
    a relative error of 1e-7, "wrong" above 1e-4, "doubtful" between; a difference that rounding and h can explain
    counts as 0. It is "kink" when the slopes from left and right differ more than those of a smooth f would, so that
    there is no single slope at x or within h of it.
    Raises ValueError for a gradient that is None, has NaN or another shape than x. Section "Gradient checking".

    >>> print(check_gradient(lambda x: (x**2).sum(), lambda x: 2 * x, [1.0, -2.0]).verdict)
    good
    >>> print(check_gradient(lambda x: abs(x[0]), [1.0], [0.0]))
    kink at index (0,): the slopes from the left and the right differ; compare at another x
    """
    x = as_array("x", x)
    analytic = grad(x.copy()) if callable(grad) else grad
    if analytic is None:
        raise ValueError("grad: expected an array, got None (is a return missing?)")
    analytic = np.asarray(analytic, dtype=float)
    if analytic.shape != x.shape:
        raise ValueError(f"grad: expected the shape of x, {x.shape}, got {analytic.shape}")
    if not np.isfinite(analytic).all():
        raise ValueError(f"grad: expected finite numbers, got {analytic.tolist()}")
    forward, backward = _one_sided(f, x, h)
    numeric = (forward + backward) / 2
    # Where the true slope is 0, rounding and the finite h leave a small difference that is no error.
    unavoidable = 10 * _rounding(f, x, h) + h**2
    error = np.where(np.abs(analytic - numeric) <= unavoidable, 0, relative_error(analytic, numeric))
    index = tuple(int(i) for i in np.unravel_index(np.argmax(error), x.shape))
    kinks = _kinks(f, x, h, forward, backward)
    if kinks.any():
        index = tuple(int(i) for i in np.argwhere(kinks)[0])
        return GradientCheck("kink", float(error[index]), index, analytic, numeric)
    worst = float(error[index])
    verdict = "good" if worst < GOOD else "wrong" if worst > WRONG else "doubtful"
    return GradientCheck(verdict, worst, index, analytic, numeric)


def check_rule(f: Callable[..., "backprop.Node"], *inputs, upstream) -> list[GradientCheck]:
    """Compare the gradients of a rule, or of any function made of rules, with central differences, input by input.

    The inputs are arrays; `upstream` has the result's shape. Chapter 6, section "Multiplication swaps the inputs".

    >>> from mlcourse import backprop
    >>> [check.verdict for check in check_rule(backprop.multiply, 2.0, 3.0, upstream=7.0)]
    ['good', 'good']
    """
    from mlcourse import backprop

    nodes = [backprop.Node(value) for value in inputs]
    backprop.backward(f(*nodes), upstream)

    def nudged(k: int) -> Callable:
        return lambda x: (upstream * f(*nodes[:k], backprop.Node(x), *nodes[k + 1 :]).value).sum()

    return [check_gradient(nudged(k), node.grad, node.value) for k, node in enumerate(nodes)]


def _kinks(f: Callable, x: np.ndarray, h: float, forward: np.ndarray, backward: np.ndarray) -> np.ndarray:
    """Return where f has a kink within h of x, as a mask, given its slopes to the right and to the left over h.

    Where f is smooth, the two slopes differ by h |f''|, so that a half and a quarter of h leave a half and a quarter of
    the gap. At a kink the gap stays the same, and beside one it closes too fast.
    """
    gap = np.abs(forward - backward)
    noise = 1e-3 * np.maximum(1, np.abs(forward + backward) / 2) + 100 * _rounding(f, x, h)
    uneven = np.zeros(x.shape, dtype=bool)
    for part in (1 / 2, 1 / 4):
        right, left = _one_sided(f, x, part * h)
        uneven |= np.abs(np.abs(right - left) - part * gap) > 0.1 * gap
    return (gap > noise) & uneven


def _rounding(f: Callable, x: np.ndarray, h: float) -> float:
    """Return the error that a slope of f over h may have because f is rounded to 16 digits."""
    return float(np.finfo(float).eps * max(1.0, abs(_scalar(f, x))) / h)
