"""Asks a long-lived child process to grade submissions, one after the other.

`grade` is what an executor runs, in a thread of this machine or of a Dask worker: bytes in, bytes out. It has one child
process a thread (mlgrading.child). The child gets a line of JSON for each submission and answers with a line for each
task, then with the result; when it dies or is late, what it had said counts, and the next submission gets a new one.
"""

import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import nbformat

from mlgrading.child import graded

#: seconds beyond a notebook's own deadline after which a worker that has not answered is replaced
PATIENCE = 4.0
LOADED = ("exercise", "seed", "notebook_source", "marking", "limits", "outline", "isolation", "warm")


def grade(job: bytes) -> bytes:
    """Grade one submission in this thread's child process and return its result, JSON text as bytes.

    `job` is JSON text, as the coordinator makes it. A child that dies or is late gives a result in which the tasks it
    had not reached are lost. Raises RuntimeError where no child can be started.
    """
    wanted = json.loads(job)
    for attempt in (1, 2):
        child = _child(wanted)
        said: list[dict] = []
        result = child.ask(wanted, said)
        if result is not None:
            return json.dumps(result).encode()
        child.close()
        _children.child = None
        if attempt == 2 or said:
            # What a notebook did to one worker is not tried on a second when it had come to marking.
            break
    return json.dumps(_unfinished(wanted, said)).encode()


def _unfinished(wanted: dict, said: list[dict]) -> dict:
    done = {task["name"]: task for task in said if "name" in task}
    reason = (
        "The grading of this notebook was stopped here: it did not end in its time, or took the grader down with it."
    )
    marked = [
        done.get(task["name"]) or task | {"score": 0, "verdict": "lost", "message": reason, "mistake": None}
        for task in wanted["outline"]
    ]
    flags = [{"kind": "limits", "text": "The worker that graded this notebook had to be replaced."}]
    empty = graded.refusal(reason, wanted["outline"], nbformat.reads(wanted["notebook_source"], as_version=4))
    return graded.with_page(graded.blank(wanted) | {"tasks": marked, "flags": flags, "notebook": empty["notebook"]})


def refused(wanted: dict, reason: str) -> dict:
    """Return the result of a submission that was refused before a worker saw it."""
    source = nbformat.reads(wanted["notebook_source"], as_version=4)
    return graded.with_page(graded.blank(wanted) | graded.refusal(reason, wanted["outline"], source))


_children = threading.local()
_all: "set[Child]" = set()


def _child(wanted: dict) -> "Child":
    child = getattr(_children, "child", None)
    if child is not None and not (child.assignment == wanted["assignment"] and child.alive()):
        child.close()
        child = None
    if child is None:
        try:
            child = Child(wanted)
        except OSError as problem:
            raise RuntimeError(f"no worker could be started: {problem}") from None
    _children.child = child
    return child


def close_all() -> None:
    """End all children of this process."""
    for child in list(_all):
        child.close()


class Child:
    """The child process of one thread, with one exercise loaded."""

    def __init__(self, wanted: dict) -> None:
        """Start it; raises OSError when it does not come up."""
        self.assignment = wanted["assignment"]
        self._folder = tempfile.mkdtemp(prefix="mlc-", dir="/tmp")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mlgrading.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        assert self._process.stdin is not None  # both are pipes
        assert self._process.stdout is not None
        self._orders, self._answers = self._process.stdin, self._process.stdout
        os.set_blocking(self._answers.fileno(), False)
        self._buffer = b""
        _all.add(self)
        load = {key: wanted[key] for key in LOADED}
        answer = self._talk({"load": load | {"folder": self._folder}}, time.monotonic() + 180, [])
        if answer is None or "loaded" not in answer:
            self.close()
            raise OSError((answer or {}).get("error", "the worker did not start"))

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def ask(self, wanted: dict, said: list[dict]) -> dict | None:
        """Return the result of a submission, None when the child died or was late; `said` gets each task when done."""
        order = {
            key: wanted[key]
            for key in ("exercise", "student", "key", "seed", "notes", "timestamp", "data", "assignment")
        }
        limit = wanted["limits"]["notebook_seconds"] + PATIENCE
        answer = self._talk({"grade": order}, None, said, limit)
        return None if answer is None else answer.get("result")

    def close(self) -> None:
        """End it, and with it its sandbox."""
        _all.discard(self)
        self._process.kill()
        self._process.wait()
        self._orders.close()
        self._answers.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _talk(self, order: dict, until: float | None, said: list[dict], limit: float = 0.0) -> dict | None:
        """Send an order and return its last answer. The clock of a `limit` starts with the first line of the answer."""
        if until is None:
            until = time.monotonic() + 90  # a template that has to start anew comes before the student's own time
        try:
            self._orders.write(json.dumps(order).encode() + b"\n")
            self._orders.flush()
        except OSError:
            return None
        with selectors.DefaultSelector() as selector:
            selector.register(self._answers, selectors.EVENT_READ)
            while True:
                line, found, rest = self._buffer.partition(b"\n")
                if found:
                    self._buffer = rest
                    answer = json.loads(line)
                    if "begun" in answer:
                        until = time.monotonic() + limit
                    elif "task" in answer:
                        said.append(answer["task"])
                    else:
                        return answer
                    continue
                if time.monotonic() > until:
                    return None
                if selector.select(min(1.0, max(0.0, until - time.monotonic()))):
                    part = self._answers.read(1 << 20)
                    if not part:
                        return None
                    self._buffer += part
