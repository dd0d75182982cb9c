"""Runs cells in a sandboxed Jupyter kernel, with deadlines, a limit on output, and answers that are plain data."""

import base64
import contextlib
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import zmq
from jupyter_client.session import Session

from mlgrading.inside.values import Malformed
from mlgrading.sandbox.box import Sandbox
from mlgrading.sandbox.command import Unavailable
from mlgrading.wire import Limits

#: the largest message taken from a kernel, in bytes, and how many may wait; together they bound the cost of a flood
LARGEST_MESSAGE = 96 << 20
LARGEST_OUTPUT = 16 << 20
WAITING = 24
GRACE = 2.0  # seconds that a cell has to end after it was interrupted
START = 60.0

ASK = "__import__('mlgrading.inside.answers', fromlist=['call']).call({!r})"


class Lost(BaseException):
    """The kernel is gone, and with it everything that the notebook had computed; the message says why.

    `own` is true if the notebook itself was the cause, because it exceeded a limit; otherwise the machine may have been
    the cause. It is no Exception, so that handlers of errors in a student's function do not catch it.
    """

    def __init__(self, reason: str, own: bool = False) -> None:
        """Keep the reason, and whether the notebook was the cause."""
        super().__init__(reason)
        self.own = own


@dataclass
class Ran:
    """The outcome of running a cell: `error` is the error's name or "", `late` whether it was interrupted."""

    outputs: list[dict] = field(default_factory=list)
    error: str = ""
    late: bool = False


class Deadline:
    """The end of the time that a notebook or a cell has.

    Time that other work on the machine took from it does not count: the end is moved by so much, at most to twice the
    time. A deadline that was moved so far is `starved`: either the notebook or the machine may have been too slow.
    """

    def __init__(self, seconds: float, waited: Callable[[], float]) -> None:
        """Begin now; `waited` returns how many seconds in all the notebook has waited for a processor."""
        self._seconds, self._waited = seconds, waited
        self._began, self._before = time.monotonic(), waited()
        self.until = self._began + seconds
        self.starved = False

    def over(self) -> bool:
        """Return whether the time is over, after moving the end by the time that other work took."""
        if time.monotonic() < self.until:
            return False
        taken = self._waited() - self._before  # NaN where the kernel does not report it
        self.starved = not taken < self._seconds
        if not math.isnan(taken):
            self.until = self._began + self._seconds + min(max(0.0, taken), self._seconds)
        return time.monotonic() >= self.until


class Kernel:
    """A kernel in a sandbox, from its start to its end; a context manager."""

    def __init__(self, sandbox: Sandbox, limits: Limits) -> None:
        """Remember the sandbox; the kernel starts when the context is entered."""
        self.sandbox, self.limits = sandbox, limits
        self.session = Session(key=base64.b16encode(_random()), packer="json")
        self._received = 0
        self._count = 0

    def __enter__(self) -> "Kernel":
        """Start the kernel; raises Lost when it does not start."""
        ports = {f"{name}_port": i for i, name in enumerate(("shell", "iopub", "stdin", "control", "hb"), start=1)}
        key = {"key": self.session.key.decode(), "signature_scheme": self.session.signature_scheme, "kernel_name": ""}
        try:
            self.sandbox.start_kernel(ports | key)
        except Unavailable:
            self.sandbox.kill()
            self.sandbox.start_kernel(ports | key)
        self._context = zmq.Context()
        self._shell = self._socket(zmq.DEALER, 1, LARGEST_MESSAGE)
        self._iopub = self._socket(zmq.SUB, 2, LARGEST_OUTPUT)
        self._iopub.setsockopt(zmq.SUBSCRIBE, b"")
        self._control = self._socket(zmq.DEALER, 4, 1 << 20)
        self._poller = zmq.Poller()
        for one in (self._shell, self._iopub):
            self._poller.register(one, zmq.POLLIN)
        # Outputs could be missed until a first one has arrived, so the request is repeated until that has happened.
        start = self._allow(START)
        seen: set[str] = set()
        while len(seen) < 2:
            self._send("kernel_info_request", {})
            again = time.monotonic() + (START if "shell" not in seen else 0.02)
            while time.monotonic() < again and len(seen) < 2 and not ("shell" in seen and again > start.until - 1):
                seen |= {channel for channel, _ in self._receive("", min(again, start.until))}
            self._check(start)
        self._deadline = self._allow(self.limits.notebook_seconds)
        return self

    def __exit__(self, *_: object) -> None:
        """End the kernel and what it started."""
        for one in (self._shell, self._iopub, self._control):
            one.close(linger=0)
        self._context.term()
        self.sandbox.end_kernel()

    def run(self, code: str) -> Ran:
        """Run a cell to its end or its deadline; raises Lost when the kernel does not survive it."""
        ran = Ran()
        reply = self._execute(code, {}, ran)
        if reply.get("status") != "ok" and not ran.error:
            ran.error = str(reply.get("ename", "Error"))[:100]
        return ran

    def ask(self, request: dict) -> dict:
        """Send a request to `answers.call` in the kernel and return its answer; raises Malformed if there is none."""
        text = base64.b64encode(json.dumps(request).encode()).decode()
        ran = Ran()
        reply = self._execute("", {"answer": ASK.format(text)}, ran)
        if ran.late:
            return {"error": "TimeoutError", "message": f"it took longer than {self._cell_seconds():.0f} s", "line": ""}
        try:
            shown = reply["user_expressions"]["answer"]["data"]["text/plain"]
            return _read(shown.strip("'"))
        except (KeyError, TypeError, AttributeError):
            raise Malformed("no answer") from None

    def _cell_seconds(self) -> float:
        return min(self.limits.cell_seconds, self.limits.notebook_seconds)

    def _execute(self, code: str, expressions: dict, ran: Ran) -> dict:
        self._check(self._deadline)
        sent = self._send(
            "execute_request",
            {
                "code": code,
                "silent": bool(expressions),
                "store_history": not expressions,
                "user_expressions": expressions,
                "allow_stdin": False,
                "stop_on_error": False,
            },
        )
        cell, grace, replied = self._allow(self.limits.cell_seconds), None, 0.0
        reply, idle = None, False
        while True:
            until = replied + 0.5 if replied else grace.until if grace else min(cell.until, self._deadline.until)
            for channel, message in self._receive(sent, until):
                if channel == "shell":
                    reply = message["content"]
                elif message["header"]["msg_type"] == "status":
                    idle = idle or message["content"].get("execution_state") == "idle"
                elif not expressions:
                    self._note(message, ran)
            if reply is not None and idle:
                return reply
            if reply is not None:
                # Printed output is still on its way, but a kernel that never reports "idle" is not waited for.
                replied = replied or time.monotonic()
                if time.monotonic() > replied + 0.5:
                    return reply
            elif grace:
                if grace.over():
                    self._lose("it did not stop when its time was over", own=not (cell.starved or grace.starved))
            elif cell.over() or self._deadline.over():
                ran.late, grace = True, self._allow(GRACE)
                self._send("interrupt_request", {}, self._control)

    def _note(self, message: dict, ran: Ran) -> None:
        """Add one message to the outputs of a cell; malformed parts are left out."""
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "stream" and isinstance(content.get("text"), str):
            name = "stderr" if content.get("name") == "stderr" else "stdout"
            last = ran.outputs[-1] if ran.outputs else None
            if last is not None and last.get("name") == name:
                last["text"] += content["text"]
            else:
                ran.outputs.append({"output_type": "stream", "name": name, "text": content["text"]})
        elif kind in ("display_data", "execute_result") and isinstance(content.get("data"), dict):
            data = {str(k): v for k, v in content["data"].items() if isinstance(v, str | dict | list)}
            output = {"output_type": kind, "data": data, "metadata": {}}
            ran.outputs.append(output | ({"execution_count": None} if kind == "execute_result" else {}))
        elif kind == "error":
            ran.error = str(content.get("ename", "Error"))[:100]
            lines = content.get("traceback")
            lines = [str(line)[:5000] for line in lines[:50]] if isinstance(lines, list) else []
            said = {"ename": ran.error, "evalue": str(content.get("evalue", ""))[:5000], "traceback": lines}
            ran.outputs.append({"output_type": "error"} | said)
        elif kind == "clear_output":
            ran.outputs.clear()

    def _send(self, kind: str, content: dict, channel: Any = None) -> str:
        message = self.session.msg(kind, content)
        self.session.send(channel or self._shell, message)
        return message["header"]["msg_id"]

    def _receive(self, sent: str, until: float) -> list[tuple[str, dict]]:
        """Return the answers to `sent` ("" for any message) that come within a moment; raises Lost without a kernel."""
        answers = []
        for one, _ in self._poller.poll(int(max(0, min(100, 1000 * (until - time.monotonic()))))):
            # Only a few at a time, so that a flood cannot delay the check of the deadline.
            for _ in range(WAITING):
                try:
                    parts = one.recv_multipart(zmq.NOBLOCK, copy=True)
                except zmq.Again:
                    break
                self._received += sum(map(len, parts)) if one is self._iopub else 0
                if self._received > 20 * self.limits.output_bytes:
                    self._lose(
                        f"it wrote more than {20 * self.limits.output_bytes // 1_000_000} MB of output", own=True
                    )
                message = self._open(parts)
                if message is not None and sent in ("", message["parent_header"].get("msg_id")):
                    answers.append(("shell" if one is self._shell else "iopub", message))
        if not answers and not self.sandbox.alive():
            self._lose("it ended its own kernel")
        if not answers and time.monotonic() > self._next_look:
            self._next_look = time.monotonic() + 0.3
            if not self.sandbox.kernel_lives():
                self._lose("it ended its own kernel")
        return answers

    _next_look = 0.0

    def _open(self, parts: list[bytes]) -> dict | None:
        """Return a message, or None for data that no kernel would send."""
        with contextlib.suppress(ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError):
            _, signed = self.session.feed_identities(parts)
            message = self.session.deserialize(signed)
            if isinstance(message["content"], dict) and isinstance(message["parent_header"], dict):
                return message
        return None

    def _socket(self, kind: int, port: int, largest: int) -> zmq.Socket:
        made = self._context.socket(kind)
        for option, value in (
            (zmq.MAXMSGSIZE, largest),
            (zmq.RCVHWM, WAITING),
            (zmq.LINGER, 0),
            (zmq.RECONNECT_IVL, 5),
        ):
            made.setsockopt(option, value)
        made.connect(f"ipc://{self.sandbox.run}/s-{port}")
        return made

    def _allow(self, seconds: float) -> Deadline:
        return Deadline(seconds, self.sandbox.waited)

    def _check(self, deadline: Deadline) -> None:
        if deadline.over():
            self._lose("the notebook's time was over", own=not deadline.starved)

    def _lose(self, reason: str, own: bool = False) -> None:
        self.sandbox.alive()  # records why the operating system ended it
        own = own or bool(self.sandbox.killed_for)  # a sandbox is killed only for exceeding a limit
        self.sandbox.kill(self.sandbox.killed_for or reason)
        raise Lost(self.sandbox.killed_for, own)


def _read(text: str) -> dict:
    """Return a kernel's answer as `call` wrote it, with "value" or "error"; raises Malformed for anything else."""
    try:
        answer = json.loads(base64.b64decode(text, validate=True))
    except (ValueError, RecursionError):
        raise Malformed("not an answer") from None
    if not isinstance(answer, dict) or not ("value" in answer or "error" in answer):
        raise Malformed("not an answer")
    return answer


def _random() -> bytes:
    import secrets

    return secrets.token_bytes(24)
