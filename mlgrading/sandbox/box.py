"""The sandbox that students' code runs in, from its start to its end: kernels are started in it one after the other."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from mlgrading.sandbox import command
from mlgrading.sandbox.command import HOME, RUN, WRITABLE, Unavailable
from mlgrading.sandbox.limits import uses_more, waited
from mlgrading.wire import Limits


class Sandbox:
    """A place where kernels are started one after the other, each with nothing left of the one before.

    With `warm`, kernels are forked from one process that has imported `imports`; otherwise each has its own sandbox.
    With `isolation` "none" a kernel is an ordinary process: for code that is trusted, or a machine without secrets.
    """

    def __init__(
        self, limits: Limits, imports: tuple[str, ...], folder: str, warm: bool = True, isolation: str = "bwrap"
    ) -> None:
        """Remember what is wanted; the first kernel starts it. `folder` is private, empty, and has a short path."""
        self.limits, self.imports, self.warm, self.isolation = limits, imports, warm, isolation
        self.killed_for = ""
        self._process: subprocess.Popen | None = None
        self._orders: socket.socket | None = None
        self._kernel = 0
        self.run = Path(folder) / "r"  # the path of a socket in it holds at most 107 characters
        self._stop = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def start_kernel(self, connection: dict) -> None:
        """Start a kernel with the given connection; its ipc sockets appear in the folder `run`.

        Raises Unavailable when none can be started.
        """
        self.killed_for = ""
        if self._process is None or self._process.poll() is not None:
            self._start()
        inside = RUN if self.isolation == "bwrap" else str(self.run)
        text = json.dumps(connection | {"ip": f"{inside}/s", "transport": "ipc"})
        (self.run / "k.json").write_text(text, encoding="utf-8")
        (self.run / "k.json").chmod(0o644)
        if self.isolation == "bwrap":
            self._kernel = self._order({"fork": f"{RUN}/k.json"}, 30)["pid"]

    def end_kernel(self) -> None:
        """End the kernel and all that it started, and remove all that it left; a sandbox that cannot is replaced."""
        cleaned = False
        if self.warm and self.isolation == "bwrap" and self._process is not None and self._process.poll() is None:
            with contextlib.suppress(Unavailable):
                cleaned = self._order({"clean": True}, 10).get("clean") is True
        if not cleaned:
            self.kill()
        elif not self._empty_run():
            self.kill()

    def kill(self, reason: str = "") -> None:
        """End everything in the sandbox at once; the next kernel starts a new one. `reason` says why, for a student."""
        self.killed_for = reason or self.killed_for
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                if self.isolation == "bwrap":
                    process.kill()
                else:
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if self._orders is not None:
            self._orders.close()
            self._orders = None

    def waited(self) -> float:
        """Return how many seconds the kernel waited for a processor, because others kept them busy."""
        process = self._process
        return 0.0 if process is None or process.poll() is not None else waited(process.pid)

    def alive(self) -> bool:
        """Return whether the sandbox still runs."""
        return self._process is not None and self._process.poll() is None

    def kernel_lives(self) -> bool:
        """Return whether the kernel that was started last still runs."""
        if self.isolation != "bwrap":
            return self.alive()
        try:
            return self._order({"lives": self._kernel}, 5)["lives"] is True
        except (Unavailable, KeyError, ValueError):
            return False

    def close(self) -> None:
        """End everything."""
        self._stop.set()
        self.kill()

    def _start(self) -> None:
        self.kill()
        shutil.rmtree(self.run, ignore_errors=True)
        self.run.mkdir()
        self.run.chmod(0o777)  # the folder around it is closed to others
        null = subprocess.DEVNULL
        if self.isolation == "none":
            home = self.run / "home"
            home.mkdir()
            own = {k: v for k, v in command.environment().items() if k not in ("HOME", "IPYTHONDIR", "MPLCONFIGDIR")}
            limits = [f"--{k.removeprefix('RLIMIT_').lower()}={v}" for k, v in self.limits.for_process().items()]
            limits = [word for word in limits if not word.startswith("--nproc")]
            program = [sys.executable, "-m", "ipykernel_launcher", "-f", str(self.run / "k.json")]
            program = ["prlimit", *limits, "--", *program, "--HistoryManager.hist_file=:memory:"]
            waiting = [
                "sh",
                "-c",
                'while [ ! -e "$0" ]; do sleep 0.01; done; exec "$@"',
                str(self.run / "k.json"),
                *program,
            ]
            self._process = subprocess.Popen(
                waiting,
                cwd=home,
                env=own | {"HOME": str(home)},
                start_new_session=True,
                stdin=null,
                stdout=null,
                stderr=null,
            )
            return
        ours, theirs = socket.socketpair()
        imports = self.imports if self.warm else ()
        settings = {
            "imports": ["mlgrading.inside.answers", *imports],
            "limits": self.limits.for_process(),
            "writable": list(WRITABLE),
            "home": HOME,
            "keep": command.protected(command.readable()),
        }
        with theirs:
            program = [sys.executable, "-m", "mlgrading.inside.forkserver", str(theirs.fileno()), json.dumps(settings)]
            # In a session of its own: a signal to the group of processes reaches across namespaces, and would end the
            # grader and other students' kernels.
            self._process = subprocess.Popen(
                command.bubblewrapped(program, self.run),
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                stdin=null,
                stdout=null,
                stderr=null,
            )
        self._orders = ours
        self._answer(ours, 120)

    def _order(self, words: dict, seconds: float) -> dict:
        if self._orders is None:
            raise Unavailable("the sandbox has ended")
        try:
            self._orders.sendall(json.dumps(words).encode() + b"\n")
        except OSError:
            raise Unavailable("the sandbox has ended") from None
        return self._answer(self._orders, seconds)

    def _answer(self, orders: socket.socket, seconds: float) -> dict:
        orders.settimeout(seconds)
        data = b""
        try:
            while not data.endswith(b"\n"):
                part = orders.recv(4096)
                if not part:
                    raise Unavailable("the sandbox has ended")
                data += part
        except OSError as error:
            raise Unavailable(f"the sandbox does not answer ({error})") from None
        return json.loads(data)

    def _empty_run(self) -> bool:
        for entry in self.run.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)
        return not list(self.run.iterdir())

    def _watch(self) -> None:
        """Kill what uses more memory than it may, all processes together, or fills the folder of the sockets."""
        while not self._stop.wait(0.1):
            process = self._process
            if process is None or process.poll() is not None:
                continue
            with contextlib.suppress(OSError):
                if uses_more(process.pid, self.limits.memory_mb << 20):
                    self._kill_now(process, f"it used more than {self.limits.memory_mb} MB of memory")
                elif self._run_is_full():
                    self._kill_now(process, "it filled a folder that is not its own")

    def _kill_now(self, process: subprocess.Popen, reason: str) -> None:
        self.killed_for = reason
        with contextlib.suppress(ProcessLookupError):
            process.kill()

    def _run_is_full(self) -> bool:
        if self.isolation != "bwrap":
            return False
        used = [entry.stat(follow_symlinks=False).st_blocks * 512 for entry in os.scandir(self.run)]
        return len(used) > 20 or sum(used) > 1 << 20
