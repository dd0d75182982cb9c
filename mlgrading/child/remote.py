"""Calls a student's functions in the kernel as if they were here: arguments go in and results come out as data."""

import builtins
from collections.abc import Callable
from typing import Any

import numpy as np

from mlgrading.inside import values
from mlgrading.inside.values import Malformed
from mlgrading.sandbox.kernel import Kernel


class Remote:
    """A function in the student's kernel: called here, it runs there, and its changes to arrays are made here too."""

    def __init__(self, name: str, kernel: Kernel, given: dict) -> None:
        """Remember the function's name in the kernel, and our functions that may be passed to it, by name."""
        self.name, self._kernel, self._given = name, kernel, given

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call the function; an error in it is raised as Failed, a result that is no plain data as Malformed."""
        answer = self._kernel.ask(
            {
                "call": self.name,
                "arguments": [sent(a, self._given) for a in arguments],
                "keywords": {k: sent(v, self._given) for k, v in keywords.items()},
            }
        )
        value = received(answer)
        changed = answer.get("changed")
        for number, tree in changed.items() if isinstance(changed, dict) else ():
            new = values.decode(tree)
            old = arguments[int(number)] if str(number).isdigit() and int(number) < len(arguments) else None
            if (
                isinstance(old, np.ndarray)
                and isinstance(new, np.ndarray)
                and (old.shape, old.dtype) == (new.shape, new.dtype)
            ):
                old[...] = new
        return value


def many(kernel: Kernel, expression: str, calls: list, given: dict) -> list[dict]:
    """Return the kernel's answers to calls of the function that an expression gives; the last may be an error."""
    many = [[sent(argument, given) for argument in call] for call in calls]
    answer = kernel.ask({"evaluate": expression, "many": many})
    match answer:
        case {"answers": list(answers)} if answers or not calls:
            return [a if isinstance(a, dict) else {} for a in answers]
    return [answer]


def replay(answers: list[dict]) -> Callable:
    """Return a function that returns one answer after the other, whatever its arguments."""
    waiting = iter(answers)

    def play(*_: Any) -> Any:
        return received(next(waiting, {}))

    return play


def received(answer: dict) -> Any:
    """Return the value in a kernel's answer; raises the error of the student's function, or Malformed."""
    if "error" in answer:
        raise failure(answer)
    if "value" not in answer:
        raise Malformed("no answer")
    return values.decode(answer["value"])


def sent(value: Any, given: dict) -> Any:
    """Return an argument as data; one of our functions, or of the student's, is sent by its name."""
    if isinstance(value, Remote):
        return values.encode(values.Given(value.name))
    name = getattr(value, "__name__", None)
    if callable(value) and name is not None and given.get(name) is value:
        return values.encode(values.Given(name))
    return values.encode(value)


class Failed(Exception):
    """A student's function stopped with an error, or its answer cannot be read; `line` is the line where it stopped."""

    line = ""


def failure(answer: dict) -> Exception:
    """Return the exception that a kernel's answer describes, under the name it had there.

    >>> raise failure({"error": "ZeroDivisionError", "message": "division by zero", "line": "1 / 0"})
    Traceback (most recent call last):
    mlgrading.child.remote.ZeroDivisionError: division by zero
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
