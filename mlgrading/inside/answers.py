"""Answers the grader's requests inside a student's kernel, where the student may have altered anything."""

import base64
import builtins
import json
import sys
import traceback
from typing import Any

import numpy as np

from mlgrading.inside.values import decode, encode

#: the largest answer that leaves a kernel, in bytes of JSON text
MOST_BYTES = 64_000_000


class Reply:
    """A text that IPython shows as it is, whatever formatters a student has set."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": self.text}


def call(request: str) -> Reply:
    """Answer one request inside a kernel: base64 of JSON text in, base64 of JSON text out.

    {"value": name} requests the value of a name. {"call": name, "arguments": [...], "keywords": {...}} calls the
    function of that name. {"evaluate": expression, "many": [[...], ...]} evaluates an expression and calls the function
    that it gives with each list of arguments. {"canaries": before} requests what has been tampered with, {"modules":
    prefix} which modules are loaded. The answer is {"value": ...}, with the arrays that the call altered under
    "changed", or {"error": the type's name, "message": ..., "line": the line of the student's code}; of many calls,
    those after the first error are missing.
    """
    try:
        answer = _answer(json.loads(base64.b64decode(request)))
    except BaseException as error:
        answer = _error(error)
    text = json.dumps(answer)
    if len(text) > MOST_BYTES:
        text = json.dumps({"error": "ValueError", "message": "the answer is too large", "line": ""})
    return Reply(base64.b64encode(text.encode()).decode())


def _answer(request: dict) -> dict:
    namespace = sys.modules["__main__"].__dict__
    if "value" in request:
        if request["value"] not in namespace:
            raise NameError(f"name {request['value']!r} is not defined", name=request["value"])
        return {"value": encode(namespace[request["value"]])}
    if "modules" in request:
        return {"value": sorted(name for name in sys.modules if name.startswith(request["modules"]))[:200]}
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
    keywords = {
        k: decode(v, given=namespace, frameworks=True, most=float("inf")) for k, v in request["keywords"].items()
    }
    before = [a.copy() if isinstance(a, np.ndarray) else None for a in arguments]
    value = namespace[request["call"]](*arguments, **keywords)
    changed = {
        str(i): encode(a)
        for i, (a, b) in enumerate(zip(arguments, before, strict=True))
        if b is not None and not np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    }
    return {"value": encode(value), "changed": changed}


def _arguments(trees: list, namespace: dict) -> list:
    return [decode(tree, given=namespace, frameworks=True, most=float("inf")) for tree in trees]


def canaries(before: Any) -> Any:
    """Return a record of objects whose change shows tampering; with the record `before`, return what has changed."""
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
        "built-in functions": [
            getattr(builtins, k) for k in ("__import__", "eval", "exec", "getattr", "isinstance", "type")
        ],
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
    # A line of a library would say nothing to a student.
    found = traceback.extract_tb(error.__traceback__)
    frames = [f for f in found if "site-packages" not in f.filename and "/mlcourse/" not in f.filename]
    if frames and not frames[-1].filename.endswith(("answers.py", "values.py")):
        line = frames[-1].line or ""
    answer = {"error": type(error).__name__[:60], "message": str(error)[:500], "line": line[:200]}
    if isinstance(error, NameError):
        answer["name"] = str(error.name)[:100]
    return answer
