"""How much memory all processes of a sandbox use together."""

import contextlib
import os

PAGE = os.sysconf("SC_PAGE_SIZE")


def uses_more(pid: int, limit: int) -> bool:
    """Return whether a process and all its descendants together hold more memory than so many bytes."""
    family = family_of(pid)
    # Pages that forked processes still share count for each of them at first; the exact count takes longer.
    return sum(map(_resident, family)) > limit and sum(map(_proportional, family)) > limit


def waited(pid: int) -> float:
    """Return how many seconds a process or one of its descendants, whichever more, waited for a processor to be free.

    That is the time that other work on the machine took from it. Infinite where the kernel does not tell.
    """
    found = [0]
    for one in family_of(pid):
        try:
            with open(f"/proc/{one}/schedstat", "rb") as file:
                found.append(int(file.read().split()[1]))
        except FileNotFoundError:
            if os.path.exists(f"/proc/{one}"):
                return float("inf")
        except (OSError, IndexError):
            continue
    return max(found) / 1e9


def family_of(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    family = [pid]
    for one in family:
        try:
            threads = os.listdir(f"/proc/{one}/task")
        except OSError:
            continue
        for thread in threads:
            try:
                with open(f"/proc/{one}/task/{thread}/children", "rb") as file:
                    family += map(int, file.read().split())
            except FileNotFoundError:
                if os.path.exists(f"/proc/{one}/task/{thread}"):
                    return _family_by_search(pid)
            except OSError:
                continue
    return family


def _family_by_search(pid: int) -> list[int]:
    """Return the same where the kernel does not list children: all processes of the machine are looked at."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
                parent = int(file.read().rpartition(b")")[2].split()[1])
                children.setdefault(parent, []).append(int(name))
    family = [pid]
    for one in family:
        family += children.get(one, [])
    return family


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
