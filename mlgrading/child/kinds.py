"""Kinds of mistakes: what a right answer becomes when it is wrong in one of the common ways, whatever the task.

`mlcourse.feedback.KINDS` has the sentence for each kind. Here is what each does to a right answer, so that
`make exercises` can ship the fingerprints of the results. A kind that leaves an answer as it is, or does not fit it,
makes nothing.
"""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

#: what a change makes of an array of numbers for a function that was given so many samples; None where it does not fit
Change = Callable[[np.ndarray, int], np.ndarray | None]


def _times(factor: float) -> Change:
    return lambda value, _: value * factor


def _rounded(digits: int) -> Change:
    return lambda value, _: np.round(value, digits)


def _one_off(step: int) -> Change:
    return lambda value, _: value + step if value.ndim == 0 and value == np.rint(value) else None


def _ordered(order: tuple[int, ...]) -> Change:
    def change(value: np.ndarray, _: int) -> np.ndarray | None:
        # Of equal values, such as answers that are 0 or 1, most answers are some order.
        return value[list(order)] if value.shape == (len(order),) == np.unique(value).shape else None

    return change


def _powered(exponent: float) -> Change:
    """Return the change to a power, for numbers that are measured: a count or a sign is no variance."""
    return lambda value, _: value**exponent if (value > 0).all() and (value != np.rint(value)).any() else None


def _varied(value: np.ndarray) -> bool:
    """Return whether an array has more than two values, so that no answer is its sum, or a part of it, by chance."""
    return np.unique(value).size > 2


def _short(part: slice) -> Change:
    return lambda value, _: value[part] if value.ndim and _varied(value) else None


def _along(collect: Callable, axis: int | None) -> Change:
    """Return the change to a sum or a mean along an axis, or of all entries."""
    return lambda value, _: collect(value, axis=axis) if value.ndim > (axis or 0) and _varied(value) else None


def _corrected(exponent: float) -> Change:
    return lambda value, n: value * (n / (n - 1)) ** exponent if n > 2 else None


def _cut(value: np.ndarray, _: int) -> np.ndarray | None:
    return np.trunc(value) if (np.abs(value) > 1).any() and (value != np.rint(value)).any() else None


#: the changes by kind
CHANGES: dict[str, list[Change]] = {
    "sign": [_times(-1)],
    "factor": [_times(factor) for factor in (2, 1 / 2, 3, 1 / 3, 4, 1 / 4, 10, 1 / 10)],
    "samples": [lambda v, n: v * n if n > 1 else None, lambda v, n: v / n if n > 1 else None],
    "per cent": [_times(100), _times(1 / 100)],
    "root": [_powered(2), _powered(0.5)],
    "complement": [lambda v, _: 1 - v if ((v >= 0) & (v <= 1)).all() else None],
    "n - 1": [_corrected(exponent) for exponent in (1, -1, 0.5, -0.5)],
    "base": [_times(factor) for b in (2, 10) for factor in (np.log(b), 1 / np.log(b))],
    "unsigned": [lambda v, _: np.abs(v) if (v > 0).any() and (v < 0).any() and _varied(v) else None],
    "whole": [_cut],
    "inverse": [lambda v, _: 1 / v if (v != 0).all() else None],
    "one off": [_one_off(1), _one_off(-1)],
    "transposed": [lambda v, _: v.T if v.ndim == 2 else None],
    "summed": [_along(np.sum, axis) for axis in (None, 0, 1)],
    "averaged": [_along(np.mean, axis) for axis in (None, 0, 1)],
    "short": [_short(slice(1, None)), _short(slice(None, -1))],
    "reversed": [lambda v, _: v[::-1] if v.ndim else None],
    "order": [
        _ordered(order)
        for n in (3, 4)
        for order in itertools.permutations(range(n))
        if order not in (tuple(range(n)), tuple(reversed(range(n))))
    ],
}


def changed(outputs: list, samples: list[int], decimals: int) -> Iterator[tuple[str, list]]:
    """Yield each change, as "kind:number", with what it makes of right outputs: numbers, arrays, or tuples of these.

    `samples` says of each output how many samples the function was given for it, 0 where it was given none.

    >>> dict(changed([np.array([1.0, 2.25])], [0], 2))["sign:0"]
    [array([-1.  , -2.25])]
    >>> [kind for kind, _ in changed([np.array([[1.0, 2.0]])], [0], 0) if kind in ("transposed:0", "reversed:0")]
    ['transposed:0']
    """
    rounding = {"rounded": [_rounded(digits) for digits in range(1, decimals)]}
    for kind, ways in (CHANGES | rounding).items():
        for number, change in enumerate(ways):
            made = [_each(value, change, n) for value, n in zip(outputs, samples, strict=True)]
            if not any(m is None for m in made) and not _same(tuple(made), tuple(outputs), decimals):
                yield f"{kind}:{number}", made


def _each(value: Any, change: Change, samples: int) -> Any:
    """Return what a change makes of a number or an array, or of all parts of a tuple; None where it does not fit."""
    if isinstance(value, tuple):
        made = tuple(_each(part, change, samples) for part in value)
        return None if any(part is None for part in made) else made
    if not isinstance(value, float | np.ndarray):
        return None
    with np.errstate(all="ignore"):
        result = change(np.asarray(value), samples)
    if result is None or not np.isfinite(result).all():
        return None
    return result if isinstance(value, np.ndarray) else float(result)


def _same(one: Any, other: Any, decimals: int) -> bool:
    """Return whether two answers differ by less than twice the last digit that is compared."""
    if isinstance(other, tuple):
        return all(_same(a, b, decimals) for a, b in zip(one, other, strict=True))
    return np.shape(one) == np.shape(other) and bool(np.all(np.abs(one - np.asarray(other)) <= 2 * 10.0**-decimals))
