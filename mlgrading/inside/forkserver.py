"""The process inside the sandbox from which kernels are forked, with the libraries of an exercise already imported.

It never runs a student's code. It takes orders over a socket that the kernels it forks do not have: "fork" starts one,
"lives" tells whether it still runs, "clean" ends every other process, empties what can be written to, and says whether
that worked.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import shutil
import signal
import socket
import sys
import time

PR_SET_DUMPABLE = 4
HIDDEN, VISIBLE = 0, 1
#: what a kernel imports when it starts, whatever the exercise
STARTING = (
    "ipykernel.debugger",
    "_pydevd_bundle.pydevd_api",
    "IPython.core.completerlib",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "sqlite3",
)


def main() -> None:
    """Import what the arguments name, then take orders until the other end of the socket closes."""
    orders = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    libc = ctypes.CDLL(None, use_errno=True)
    # What is forked from here can then neither trace this process nor read or write its memory.
    libc.prctl(PR_SET_DUMPABLE, HIDDEN, 0, 0, 0)
    prepare_folders(settings["writable"], settings["home"], settings["keep"])
    for name in settings["imports"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    from ipykernel import compiler
    from ipykernel.kernelapp import IPKernelApp  # the slowest import of all: before the first fork

    for name in STARTING:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    rehearse_a_traceback()
    # What is here outlives every kernel, whose garbage collector would copy all its pages to find that out.
    gc.collect()
    gc.freeze()
    with orders, orders.makefile("rwb") as stream:
        say(stream, {"ready": True})
        for line in stream:
            order = json.loads(line)
            if "fork" in order:
                pid = os.fork()
                if pid == 0:
                    orders.close()
                    stream.close()
                    os.closerange(3, 1024)
                    libc.prctl(PR_SET_DUMPABLE, VISIBLE, 0, 0, 0)
                    become_kernel(IPKernelApp, compiler, order["fork"], settings)
                say(stream, {"pid": pid})
            elif "lives" in order:
                say(stream, {"lives": lives(order["lives"])})
            else:
                say(stream, {"clean": clean(settings)})


def rehearse_a_traceback() -> None:
    """Show the error of a cell as IPython shows it, to nobody: the first time, it looks for the cell in all modules."""
    from IPython.core.ultratb import AutoFormattedTB

    try:
        exec(compile("raise LookupError", "/tmp/ipykernel/0.py", "exec"), {})
    except LookupError as error:
        AutoFormattedTB(mode="Context").text(LookupError, error, error.__traceback__)


def lives(pid: int) -> bool:
    """Return whether a kernel has not ended."""
    try:
        return os.waitpid(pid, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def say(stream, words: dict) -> None:
    """Answer one order."""
    stream.write(json.dumps(words).encode() + b"\n")
    stream.flush()


def become_kernel(app, compiler, connection: str, settings: dict) -> None:
    """Turn this forked process into a Jupyter kernel with its limits; never returns."""
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        os.closerange(3, 64)
        os.setsid()  # a signal to the group reaches nobody else
        set_limits(settings["limits"])
        os.chdir(settings["home"])
        sys.argv = ["ipykernel_launcher"]
        # Otherwise warnings name a cell by the number of the process, which differs from run to run.
        compiler.get_tmp_directory = lambda: "/tmp/ipykernel"
        # A kernel waits half a millisecond after each request, so that a person's program has shown the outputs first.
        options = ["--HistoryManager.hist_file=:memory:", "--IPythonKernel._execute_sleep=0"]
        app.launch_instance(argv=["-f", connection, *options])
    finally:
        os._exit(1)


#: the address space that a notebook may reserve beside all that is loaded, however much a framework takes
HEADROOM = 2 << 30


def set_limits(limits: dict) -> None:
    """Set the limits of this process and of all that it starts; there is no way back.

    That of the address space grows with what is loaded: PyTorch with CUDA alone reserves several gigabytes.
    """
    with open("/proc/self/statm") as file:
        loaded = int(file.read().split()[0]) * resource.getpagesize()
    for name, value in limits.items():
        allowed = max(value, loaded + HEADROOM) if name == "RLIMIT_AS" else value
        resource.setrlimit(getattr(resource, name), (allowed, allowed))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def prepare_folders(writable: list[str], home: str, keep: list[str]) -> None:
    """Empty the folders that can be written to, and make the home anew."""
    for folder in writable:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.path in keep:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    unlock(entry.path)
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    os.unlink(entry.path)
    os.mkdir(home, 0o755)


def unlock(folder: str) -> None:
    """Make a tree of folders removable again, whatever rights their owner took from himself."""
    os.chmod(folder, 0o700)
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            path = os.path.join(parent, name)
            if not os.path.islink(path):
                os.chmod(path, 0o700)


def clean(settings: dict) -> bool:
    """End every other process, empty the folders; return whether nothing is left of a student.

    What would outlive both, keys and System V objects, the filter of system calls lets nobody make.
    """
    deadline = time.monotonic() + 5
    while True:
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not others():
            break
        if time.monotonic() > deadline:
            return False
        time.sleep(0.002)
    try:
        prepare_folders(settings["writable"], settings["home"], settings["keep"])
        left = {os.path.join(folder, name) for folder in settings["writable"] for name in os.listdir(folder)}
        # What is kept holds the interpreter. It is a file system of its own, so no student could exchange it.
        kept = all(map(os.path.ismount, settings["keep"]))
        return kept and left == {settings["home"], *settings["keep"]} and not os.listdir(settings["home"])
    except OSError:
        return False


def others() -> list[int]:
    """Return the processes of the sandbox besides this one and bubblewrap's own, which is the first."""
    return [
        int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) not in (1, os.getpid(), os.getppid())
    ]


if __name__ == "__main__":
    main()
