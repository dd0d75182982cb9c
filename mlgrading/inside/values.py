"""Values that go into a student's kernel and come out of it: plain data only, with nothing to unpickle or evaluate.

Both sides use this module. A student may have altered anything in the kernel, so `decode` trusts nothing that it reads.
"""

import base64
import binascii
import decimal
import numbers
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

#: the limits of a value: its number of parts, the numbers in all its arrays together, and the depth of nesting
MOST_PARTS = 200_000
MOST_NUMBERS = 500_000
DEEPEST = 12
KINDS = "biuf"


class Malformed(ValueError):
    """The data that came out of a kernel were not written by `encode`."""


class Opaque:
    """An object that is no plain data, such as a class or a network; only the name of its type is known."""

    def __init__(self, name: str) -> None:
        """Keep the name of the type."""
        self.stands_for = name

    def __repr__(self) -> str:
        """Show the name of the type."""
        return f"<{self.stands_for}>"


class Given:
    """A function of a given cell, passed to a student's function by its name."""

    def __init__(self, name: str) -> None:
        """Keep the name that the function has in the notebook."""
        self.name = name


def encode(value: Any, depth: int = 0) -> Any:
    """Return a value as JSON data: numbers, text, arrays and tensors with type and shape, and lists of those.

    Any other object becomes the name of its type; a `Given` function becomes its name.

    >>> decode(encode([1, 2.5, "a", None, np.eye(2)]))
    [1, 2.5, 'a', None, array([[1., 0.],
           [0., 1.]])]
    >>> decode(encode(range(3))), decode(encode(object()))
    ([0, 1, 2], <object>)
    """
    if value is None or isinstance(value, bool | float | str):
        return value
    if isinstance(value, int):
        return value if value.bit_length() <= 1024 else _opaque(value)
    if isinstance(value, Given):
        return {"given": value.name}
    if isinstance(value, numbers.Real | decimal.Decimal) and not isinstance(value, np.generic):
        return float(value)
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        if array.dtype.kind in "US":
            return encode(array.tolist(), depth)
        return {"array": _array(array)} if array.dtype.kind in KINDS else _opaque(value)
    if isinstance(value, tuple | list | dict) and depth >= DEEPEST:
        return _opaque(value)
    if isinstance(value, tuple):
        return {"tuple": [encode(v, depth + 1) for v in value]}
    if isinstance(value, list):
        return [encode(v, depth + 1) for v in value]
    if isinstance(value, Mapping) and depth < DEEPEST and all(isinstance(k, str) for k in value):
        return {"dict": [[k, encode(v, depth + 1)] for k, v in value.items()]}
    torch, tf, keras = (sys.modules.get(name) for name in ("torch", "tensorflow", "keras"))
    if torch is not None and isinstance(value, torch.Tensor):
        return {"torch": _array(value.detach().numpy()), "needs_gradient": bool(value.requires_grad)}
    if tf is not None and isinstance(value, tf.Tensor | tf.Variable):
        return {"tensorflow": _array(value.numpy())}
    if keras is not None and isinstance(value, keras.Variable):
        return {"tensorflow": _array(np.asarray(value))}
    if hasattr(value, "__len__") and hasattr(value, "__iter__") and not callable(value) and depth < DEEPEST:
        # A range, a TensorShape, the values of a dict: anything that can be iterated over is as good as a list.
        return [encode(v, depth + 1) for v in value]
    if isinstance(value, Iterator) and depth < DEEPEST:
        return [encode(v, depth + 1) for v in islice(value, MOST_PARTS)]
    return _opaque(value)


def _opaque(value: Any) -> dict:
    return {"object": type(value).__name__[:60], "callable": callable(value)}


def _array(array: np.ndarray) -> dict:
    array = np.ascontiguousarray(array).reshape(array.shape)
    data = base64.b64encode(array.tobytes()).decode()
    return {"dtype": array.dtype.str, "shape": list(array.shape), "data": data}


def decode(tree: Any, given: dict | None = None, frameworks: bool = False, most: float = MOST_NUMBERS) -> Any:
    """Return the value that `encode` wrote; raises Malformed for anything else.

    `given` holds the functions of given cells by name. With `frameworks`, TensorFlow's tensors come back as tensors,
    otherwise as arrays; PyTorch's always come back as tensors. `most` is the limit of the numbers in all arrays
    together; in a kernel, which can trust the grader, there is none.
    """
    left, room = [MOST_PARTS], [most]

    def array(entry: Any) -> np.ndarray:
        found = _read(entry)
        room[0] -= found.size
        if room[0] < 0:
            raise Malformed("too many numbers")
        return found

    def part(tree: Any, depth: int) -> Any:
        left[0] -= 1
        if left[0] < 0 or depth > DEEPEST + 1:
            raise Malformed("too many parts, or too deep")
        if tree is None or isinstance(tree, bool | int | float | str):
            return tree
        if isinstance(tree, list):
            return [part(t, depth + 1) for t in tree]
        match tree:
            case {"array": entry, **rest} if not rest:
                return array(entry)
            case {"tuple": list(entries), **rest} if not rest:
                return tuple(part(t, depth + 1) for t in entries)
            case {"dict": list(entries), **rest} if not rest:
                pairs = [e for e in entries if isinstance(e, list) and len(e) == 2 and isinstance(e[0], str)]
                return {k: part(v, depth + 1) for k, v in pairs}
            case {"torch": entry, "needs_gradient": bool(needs), **rest} if not rest:
                import torch

                return torch.tensor(array(entry), requires_grad=needs)
            case {"tensorflow": entry, **rest} if not rest:
                if not frameworks:
                    return array(entry)
                import tensorflow as tf

                return tf.constant(array(entry))
            case {"given": str(name), **rest} if not rest and given is not None:
                return given[name]
            case {"object": str(name), "callable": bool(), **rest} if not rest:
                return Opaque(name[:60])
        raise Malformed("not a value")

    try:
        return part(tree, 0)
    except Malformed:
        raise
    except (ValueError, TypeError, KeyError, RuntimeError, OverflowError, RecursionError, MemoryError) as error:
        raise Malformed(f"not a value: {type(error).__name__}") from None


def _read(entry: Any) -> Any:
    match entry:
        case {"dtype": str(name), "shape": list(shape), "data": str(data), **rest} if not rest:
            dtype = np.dtype(name)
            if dtype.kind not in KINDS or len(shape) > 16 or not all(type(n) is int and n >= 0 for n in shape):
                raise Malformed("not an array")
            try:
                raw = base64.b64decode(data, validate=True)
            except binascii.Error:
                raise Malformed("not an array") from None
            return np.frombuffer(raw, dtype).reshape(shape).copy()
    raise Malformed("not an array")
