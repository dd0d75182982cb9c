"""How much memory all processes of a sandbox use together."""

import contextlib
import os

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
