"""Limits on a whole sandbox that the kernel enforces: a control group (cgroup v2), where systemd gives one.

systemd starts the sandbox in a scope that it delegates to us (`systemd-run --scope`): the machine's systemd for root,
that of the session for an ordinary user. In the scope a keeper makes a group with limits, runs the sandbox there, and
shows by its exit code whether the kernel ended the sandbox for its memory. systemd removes the scope when the last
process has ended, for whatever reason. Without systemd, the watcher of `box` limits memory.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

#: the exit code of a sandbox that used more memory than it may
OUT_OF_MEMORY = 79
ROOT = Path("/sys/fs/cgroup")
BOOTED = Path("/run/systemd/system")  # exists where systemd runs the machine
#: the processes that bubblewrap and the template may start beside a student's
OWN_PROCESSES = 16

# Only leaves of the tree may hold processes: the keeper is in one, the sandbox in the other. A kill for a limit above
# ours, or for lack of memory on the whole machine, adds to "oom_kill" alone, and is not the student's fault.
# This runs as `python -I -S -c`, in the scope.
KEEPER = """
import contextlib, ctypes, os, sys
ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)  # ends with the grader
root, memory, processes, code, *program = sys.argv[1:]
with open("/proc/self/cgroup") as file:
    scope = root + next(line[3:].strip() for line in file if line.startswith("0::"))
def write(path, text):
    with open(f"{scope}/{path}", "w") as file:
        file.write(text)
os.mkdir(f"{scope}/keeper")
os.mkdir(f"{scope}/sandbox")
write("keeper/cgroup.procs", "0")
write("cgroup.subtree_control", "+memory +pids")
write("sandbox/memory.max", memory)
write("sandbox/memory.oom.group", "1")
write("sandbox/pids.max", processes)
with contextlib.suppress(FileNotFoundError):  # a kernel without swap
    write("sandbox/memory.swap.max", "0")
pid = os.fork()
if pid == 0:
    write("sandbox/cgroup.procs", "0")
    os.execvp(program[0], program)
ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
with open(f"{scope}/sandbox/memory.events") as file:
    events = dict(line.split() for line in file)
sys.exit(int(code) if int(events["oom"]) and int(events["oom_kill"]) else 1 if ended < 0 else ended)
"""


@cache
def available() -> bool:
    """Return whether systemd gives this user a control group that limits memory and processes."""
    try:
        controllers = (ROOT / "cgroup.controllers").read_text().split()
        if not BOOTED.is_dir() or not {"memory", "pids"} <= set(controllers):
            return False
        tried = subprocess.run(
            grouped(["true"], 64 << 20, 8), stdin=subprocess.DEVNULL, capture_output=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def grouped(program: list[str], memory: int, processes: int) -> list[str]:
    """Return the command that runs `program` in a group of its own with limits on memory, in bytes, and processes."""
    words = ["systemd-run", "--scope", "--quiet", "--collect", "--property=Delegate=yes"]
    if os.geteuid():
        # A login sets this variable, but a timer or `su` that starts the grader does not.
        words = ["env", f"XDG_RUNTIME_DIR=/run/user/{os.geteuid()}", *words, "--user"]
    limits = [str(ROOT), str(memory), str(processes + OWN_PROCESSES), str(OUT_OF_MEMORY)]
    return [*words, "--", sys.executable, "-I", "-S", "-c", KEEPER, *limits, *program]


def out_of_memory(keeper: int) -> bool:
    """Return whether the kernel has ended a sandbox for its memory; its `keeper` must still be running."""
    try:
        lines = Path(f"/proc/{keeper}/cgroup").read_text().splitlines()
        scope = next(line[3:].removesuffix("/keeper") for line in lines if line.startswith("0::"))
        text = Path(f"{ROOT}{scope}/sandbox/memory.events").read_text()
    except (OSError, StopIteration):
        return False
    events = dict(line.split() for line in text.splitlines())
    return events["oom"] != "0" != events["oom_kill"]
