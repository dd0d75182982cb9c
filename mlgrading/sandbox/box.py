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
import time
from pathlib import Path

from mlgrading.sandbox import cgroup, command, seccomp
from mlgrading.sandbox.command import HOME, RUN, WRITABLE, Unavailable
from mlgrading.sandbox.limits import machine, uses_more, waited
from mlgrading.wire import Limits


class Sandbox:
    """A sandbox in which kernels are started one after the other, each with nothing left of the one before.

    Its memory is limited by the operating system where there are control groups, and elsewhere by a thread that adds
    it up. With `warm`, kernels are forked from one process that has imported `imports`; otherwise each gets a new
    sandbox. With `isolation` "none" a kernel is an ordinary process, for trusted code or a machine without secrets.
    """

    def __init__(
        self, limits: Limits, imports: tuple[str, ...], folder: str, warm: bool = True, isolation: str = "bwrap"
    ) -> None:
        """Keep the settings; the first kernel starts the sandbox. `folder` is private, empty, and has a short path."""
        self.limits, self.imports, self.warm, self.isolation = limits, imports, warm, isolation
        self._too_much = f"it used more than {limits.memory_mb} MB of memory"
        self.killed_for = ""
        self._process: subprocess.Popen | None = None
        self._orders: socket.socket | None = None
        self._kernel = 0
        self._ready = self._grouped = False
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
        """End the kernel and all processes that it started, and remove its files; where that fails, end the sandbox."""
        cleaned = False
        # Without the filter of system calls, a kernel could leave something that outlives its processes and files.
        if self.warm and self.isolation == "bwrap" and seccomp.HERE and self.alive():
            with contextlib.suppress(Unavailable):
                cleaned = self._order({"clean": True}, 10).get("clean") is True
        if not cleaned:
            self.kill()
        elif not self._empty_run():
            self.kill()

    def kill(self, reason: str = "") -> None:
        """End the sandbox at once; the next kernel starts a new one. `reason` says why, for a student."""
        self.killed_for = reason or self.killed_for
        self._ready = False
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
        process = self._process
        if process is None:
            return False
        # The keeper ends last, and as long as it runs, the group can be queried.
        over = self._grouped and cgroup.out_of_memory(process.pid)
        ended = process.poll()
        if over or (self._grouped and ended == cgroup.OUT_OF_MEMORY):
            self.killed_for = self._too_much
        return ended is None and not over

    def kernel_lives(self) -> bool:
        """Return whether the kernel that was started last still runs."""
        if self.isolation != "bwrap":
            return self.alive()
        try:
            return self._order({"lives": self._kernel}, 5)["lives"] is True
        except (Unavailable, KeyError, ValueError):
            return False

    def close(self) -> None:
        """End the sandbox and its watcher."""
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
        self._grouped = cgroup.available()
        ours, theirs = socket.socketpair()
        imports = self.imports if self.warm else ()
        settings = {
            "imports": ["mlgrading.inside.answers", *imports],
            "limits": self.limits.for_process(),
            "writable": list(WRITABLE),
            "home": HOME,
            "keep": command.protected(command.readable()),
        }
        with theirs, seccomp.opened() as calls:
            program = [sys.executable, "-m", "mlgrading.inside.forkserver", str(theirs.fileno()), json.dumps(settings)]
            program = command.bubblewrapped(program, self.run, calls)
            if self._grouped:
                program = cgroup.grouped(program, self.limits.memory_mb << 20, self.limits.processes)
            # In a session of its own: a signal to the group of processes reaches across namespaces, and would end the
            # grader and other students' kernels.
            self._process = subprocess.Popen(
                program,
                pass_fds=[theirs.fileno(), *calls],
                start_new_session=True,
                stdin=null,
                stdout=null,
                stderr=null,
            )
        self._orders = ours
        self._answer(ours, 120)
        self._ready = True

    def _order(self, words: dict, seconds: float) -> dict:
        if self._orders is None:
            raise Unavailable("the sandbox has ended")
        try:
            self._orders.sendall(json.dumps(words).encode() + b"\n")
        except OSError:
            raise self._ended() from None
        return self._answer(self._orders, seconds)

    def _answer(self, orders: socket.socket, seconds: float) -> dict:
        orders.settimeout(seconds)
        data = b""
        try:
            while not data.endswith(b"\n"):
                part = orders.recv(4096)
                if not part:
                    raise self._ended()
                data += part
        except OSError as error:
            raise Unavailable(f"the sandbox does not answer ({error})") from None
        return json.loads(data)

    def _ended(self) -> Unavailable:
        """Return the error of a sandbox that closed its socket, once it has ended, since its exit code may say why."""
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
        return Unavailable("the sandbox has ended")

    def _empty_run(self) -> bool:
        for entry in self.run.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)
        return not list(self.run.iterdir())

    def _watch(self) -> None:
        """Kill a sandbox whose processes together use too much memory, or that fills the folder of the sockets.

        Adding up takes long, so it is done only each second, and when the whole machine has less memory than before.
        """
        most, last = 0, 0.0
        while not self._stop.wait(0.1):
            process = self._process
            if process is None or process.poll() is not None or not self._ready:
                continue
            # Each in its own block: nothing that a student does to the sockets may prevent the check of the memory.
            with contextlib.suppress(OSError):
                if self._run_is_full():
                    self._kill_now(process, "it filled a folder that is not its own")
            if self._grouped:
                continue
            with contextlib.suppress(OSError):
                allowed, available, now = self.limits.memory_mb << 20, machine("MemAvailable"), time.monotonic()
                most = max(most, available)
                if most - available > allowed / 16 or now > last + 1:
                    most, last = available, now
                    if uses_more(process.pid, allowed, WRITABLE if self.isolation == "bwrap" else ()):
                        self._kill_now(process, self._too_much)

    def _kill_now(self, process: subprocess.Popen, reason: str) -> None:
        self.killed_for = reason
        with contextlib.suppress(ProcessLookupError):
            process.kill()

    def _run_is_full(self) -> bool:
        if self.isolation != "bwrap":
            return False
        with os.scandir(self.run) as entries:
            used = [entry.stat(follow_symlinks=False).st_blocks * 512 for entry in entries]
        return len(used) > 20 or sum(used) > 1 << 20
