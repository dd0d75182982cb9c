"""Values that leave a student's kernel: plain data only, written as JSON text, with nothing to unpickle or evaluate.

`call` runs inside the kernel, where a student may have altered anything; `decode` runs outside and trusts nothing.
"""

import base64
import binascii
import builtins
import decimal
import json
import numbers
import sys
import traceback
from typing import Any

import numpy as np

#: what leaves a kernel in one answer, in bytes of JSON text, and how deep and how many its parts may be
MOST_BYTES = 64_000_000
MOST_PARTS = 200_000
DEEPEST = 12
KINDS = "biuf"


class Malformed(ValueError):
    """What came out of a kernel is not what `encode` writes."""


class Opaque:
    """Something without plain data, such as a class or a network: all that is known is its type's name."""

    def __init__(self, name: str) -> None:
        """Keep the name of the type."""
        self.name = name

    def __repr__(self) -> str:
        """Show the name of the type."""
        return f"<{self.name}>"


class Given:
    """A function of a given cell, passed to a student's function by its name."""

    def __init__(self, name: str) -> None:
        """Keep the name that the function has in the notebook."""
        self.name = name


def encode(value: Any, depth: int = 0) -> Any:
    """Return a value as JSON data: numbers, text, arrays and tensors with type and shape, and lists of those.

    What is none of these becomes the name of its type; a `Given` function becomes its name.

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
        return {"array": _array(array)} if array.dtype.kind in KINDS else _opaque(value)
    if isinstance(value, tuple | list | dict) and depth >= DEEPEST:
        return _opaque(value)
    if isinstance(value, tuple):
        return {"tuple": [encode(v, depth + 1) for v in value]}
    if isinstance(value, list):
        return [encode(v, depth + 1) for v in value]
    if isinstance(value, dict) and all(isinstance(k, str) for k in value):
        return {"dict": [[k, encode(v, depth + 1)] for k, v in value.items()]}
    torch, tf = sys.modules.get("torch"), sys.modules.get("tensorflow")
    if torch is not None and isinstance(value, torch.Tensor):
        return {"torch": _array(value.detach().numpy()), "needs_gradient": bool(value.requires_grad)}
    if tf is not None and isinstance(value, tf.Tensor | tf.Variable):
        return {"tensorflow": _array(value.numpy())}
    if hasattr(value, "__len__") and hasattr(value, "__iter__") and not callable(value) and depth < DEEPEST:
        # A range, a TensorShape, the values of a dict: something to go through is as good as a list.
        return [encode(v, depth + 1) for v in value]
    return _opaque(value)


def _opaque(value: Any) -> dict:
    return {"object": type(value).__name__[:60], "callable": callable(value)}


def _array(array: np.ndarray) -> dict:
    array = np.ascontiguousarray(array).reshape(array.shape)
    data = base64.b64encode(array.tobytes()).decode()
    return {"dtype": array.dtype.str, "shape": list(array.shape), "data": data}


def decode(tree: Any, given: dict | None = None, frameworks: bool = False) -> Any:
    """Return the value that `encode` wrote; Malformed for anything else.

    `given` finds the functions of given cells by name. With `frameworks`, TensorFlow's tensors come back as such,
    otherwise as arrays; PyTorch's tensors always come back as tensors.
    """
    left = [MOST_PARTS]

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
                return _read(entry)
            case {"tuple": list(entries), **rest} if not rest:
                return tuple(part(t, depth + 1) for t in entries)
            case {"dict": list(entries), **rest} if not rest:
                pairs = [e for e in entries if isinstance(e, list) and len(e) == 2 and isinstance(e[0], str)]
                return {k: part(v, depth + 1) for k, v in pairs}
            case {"torch": entry, "needs_gradient": bool(needs), **rest} if not rest:
                import torch

                return torch.tensor(_read(entry), requires_grad=needs)
            case {"tensorflow": entry, **rest} if not rest:
                if not frameworks:
                    return _read(entry)
                import tensorflow as tf

                return tf.constant(_read(entry))
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


def call(request: str) -> str:
    """Answer one request inside a kernel: base64 of JSON text in, base64 of JSON text out.

    {"value": name} asks for the value of a name. {"call": name, "arguments": [...], "keywords": {...}} calls the
    function of that name. {"evaluate": expression, "many": [[...], ...]} evaluates an expression and calls what it
    gives with each of many arguments. {"canaries": before} asks what has been tampered with. The answer is
    {"value": ...}, with "changed" the arrays among the arguments that the call altered, or {"error": type's name,
    "message": ..., "line": the line of the student's code}; of many calls, those after the first error are missing.
    """
    try:
        answer = _answer(json.loads(base64.b64decode(request)))
    except BaseException as error:
        answer = _error(error)
    text = json.dumps(answer)
    if len(text) > MOST_BYTES:
        text = json.dumps({"error": "ValueError", "message": "the answer is too large", "line": ""})
    return base64.b64encode(text.encode()).decode()


def _answer(request: dict) -> dict:
    namespace = sys.modules["__main__"].__dict__
    if "value" in request:
        if request["value"] not in namespace:
            raise NameError(f"name {request['value']!r} is not defined", name=request["value"])
        return {"value": encode(namespace[request["value"]])}
    if "canaries" in request:
        return {"value": canaries(request["canaries"])}
    if "evaluate" in request:
        target, answers = eval(request["evaluate"], namespace), []
        if not callable(target):
            return {"value": encode(target)}
        for arguments in request["many"]:
            try:
                answers.append({"value": encode(target(*_arguments(arguments, namespace)))})
            except BaseException as error:
                answers.append(_error(error))
                break
        return {"value": "called", "answers": answers}
    arguments = _arguments(request["arguments"], namespace)
    keywords = {k: decode(v, given=namespace, frameworks=True) for k, v in request["keywords"].items()}
    before = [a.copy() if isinstance(a, np.ndarray) else None for a in arguments]
    value = namespace[request["call"]](*arguments, **keywords)
    changed = {
        str(i): encode(a)
        for i, (a, b) in enumerate(zip(arguments, before, strict=True))
        if b is not None and not np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    }
    return {"value": encode(value), "changed": changed}


def _arguments(trees: list, namespace: dict) -> list:
    return [decode(tree, given=namespace, frameworks=True) for tree in trees]


def canaries(before: Any) -> Any:
    """Return what a kernel looks like where tampering shows; with `before`, from its start, what has changed."""
    from IPython import get_ipython

    from mlcourse import feedback

    shell = get_ipython()
    watched = {
        "the display hook": sys.displayhook,
        "input transformers": [*shell.input_transformers_cleanup, *shell.input_transformers_post],
        "syntax tree transformers": shell.ast_transformers,
        "the shell's own methods": sorted(k for k, v in vars(shell).items() if callable(v) and hasattr(type(shell), k)),
        "the shell's class": [vars(type(shell)).get(k) for k in ("run_cell", "run_cell_async", "should_run_async")],
        "the feedback of the course": [feedback.check, feedback.diagnose, feedback.evaluate, feedback.fingerprint],
        "built-in functions": [getattr(builtins, k) for k in dir(builtins) if k != "_"],
        "NumPy": [np.asarray, np.array_equal, np.where, np.testing.assert_allclose, np.testing.assert_array_equal],
        "modules": [sys.modules.get(k) for k in ("json", "numpy", "base64", "builtins", "mlcourse.feedback", __name__)],
    }
    seen = {k: [id(v) for v in w] if isinstance(w, list) else id(w) for k, w in watched.items()}
    seen["the shell's own methods"] = list(watched["the shell's own methods"])
    if not before:
        return json.dumps(seen)
    return [k for k, v in json.loads(before).items() if seen.get(k) != v]


def _error(error: BaseException) -> dict:
    line = ""
    frames = traceback.extract_tb(error.__traceback__)
    if frames and not frames[-1].filename.endswith("values.py"):
        line = frames[-1].line or ""
    answer = {"error": type(error).__name__[:60], "message": str(error)[:500], "line": line[:200]}
    if isinstance(error, NameError):
        answer["name"] = str(error.name)[:100]
    return answer


class Failed(Exception):
    """A student's function stopped with an error, or its answer cannot be read; `line` is the line where it stopped."""

    line = ""


def failure(answer: dict) -> Exception:
    """Return the exception that a kernel's answer tells of, under the name it had there.

    >>> raise failure({"error": "ZeroDivisionError", "message": "division by zero", "line": "1 / 0"})
    Traceback (most recent call last):
    mlcourse.grading.values.ZeroDivisionError: division by zero
    """
    name, message = str(answer.get("error", ""))[:60], str(answer.get("message", ""))[:500]
    if name == "NotImplementedError":
        return NotImplementedError(message)
    if name == "NameError":
        return NameError(message, name=str(answer.get("name", ""))[:100])
    known = getattr(builtins, name, None)
    bases: tuple[type[Exception], ...] = (Failed,)
    if isinstance(known, type) and issubclass(known, Exception) and known.__init__ is Exception.__init__:
        bases = (Failed, known)
    try:
        error = type(name if name.isidentifier() else "Error", bases, {})(message)
    except TypeError:
        error = type(name if name.isidentifier() else "Error", (Failed,), {})(message)
    error.line = str(answer.get("line", ""))[:200]
    return error


def read(text: str) -> dict:
    """Return a kernel's answer as `call` wrote it, an object with "value" or "error"; Malformed for anything else."""
    try:
        answer = json.loads(base64.b64decode(text, validate=True))
    except (ValueError, RecursionError):
        raise Malformed("not an answer") from None
    if not isinstance(answer, dict) or not ("value" in answer or "error" in answer):
        raise Malformed("not an answer")
    return answer
