"""How much memory all processes of a sandbox use together."""

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
#: what the kernel keeps for each file of a file system in memory, its name included
INODE = 1200
#: so many messages of senders that have gone wait in a datagram socket, beside what it has sent itself
DATAGRAMS = 11


def machine(name: str) -> int:
    """Return what the machine says of its memory, in bytes: "MemAvailable" or "Shmem"."""
    with open("/proc/meminfo", "rb") as file:
        return int(re.findall(rf"^{name}: *(\d+)".encode(), file.read(), re.MULTILINE)[0]) << 10


def uses_more(pid: int, limit: int, folders: Iterable[str] = ()) -> bool:
    """Return whether a process and all its descendants together hold more memory than so many bytes.

    `folders` are the file systems in memory that the second process of the family, the first of a sandbox, can write
    to; with them what its sockets hold counts too.
    """
    family = family_of(pid)
    if folders and len(family) == 1:
        return False  # the sandbox is ending
    held = _files(family[1], folders) if folders else 0
    resident = sum(map(_resident, family))
    # What follows takes longer, and is no use where even the most that there can be is allowed.
    if resident + held + (_most_in_sockets(family[1]) if folders else 0) + machine("Shmem") <= limit:
        return False
    held += _shared(family) + (_in_sockets(family[1]) if folders else 0)
    # Pages that forked processes still share count for each of them at first; the exact count takes longer still.
    return resident + held > limit and sum(map(_proportional, family)) + held > limit


def waited(pid: int) -> float:
    """Return how many seconds a process and its descendants waited for a processor to be free, all together.

    That is the time that other work on the machine took from them. Infinite where the kernel does not tell.
    """
    found = []
    for one in family_of(pid):
        try:
            with open(f"/proc/{one}/schedstat", "rb") as file:
                found.append(int(file.read().split()[1]))
        except FileNotFoundError:
            if os.path.exists(f"/proc/{one}"):
                return float("inf")
        except (OSError, IndexError):
            continue
    return sum(found) / 1e9


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
    """Return the memory of a process that lies in no file, of shared pages its share only."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            return sum(int(line.split()[1]) << 10 for line in file if line.startswith((b"Pss_Anon:", b"SwapPss:")))
    except OSError:
        return _resident(pid)


def _shared(family: Iterable[int]) -> int:
    """Return the size of all memory that processes share without a file; it stays when those that filled it end."""
    found: dict[str, int] = {}
    for pid in family:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/maps").read_text(errors="replace").splitlines():
                if line.endswith("/dev/zero (deleted)"):
                    span, _, offset, _, inode, *_ = line.split()
                    start, end = (int(address, 16) for address in span.split("-"))
                    found[inode] = max(found.get(inode, 0), int(offset, 16) + end - start)
    return sum(found.values())


def _files(pid: int, folders: Iterable[str]) -> int:
    """Return what file systems in memory hold, as the process sees them."""
    used = 0
    for folder in folders:
        found = os.statvfs(f"/proc/{pid}/root{folder}")
        used += (found.f_blocks - found.f_bfree) * found.f_frsize + (found.f_files - found.f_ffree) * INODE
    return used


def _most_in_sockets(pid: int) -> int:
    """Return the most that all sockets of a process's network could hold."""
    return _tcp_buffers() * sum(
        int(number)
        for name in ("sockstat", "sockstat6")
        for number in re.findall(rb"(?:used|inuse) (\d+)", _network(pid, name))
    )


def _in_sockets(pid: int) -> int:
    """Return what the sockets of a process's network hold, where the kernel tells, and else the most that they can.

    It tells bytes for UDP and netlink; of TCP only the contents, so that a socket in which something waits counts as
    full; of Unix sockets nothing.
    """
    with open("/proc/sys/net/core/wmem_default", "rb") as file:
        each = int(file.read())
    # The type of each, 2 for datagrams. Behind it is a name, which may hold line breaks: what looks like more sockets
    # then counts too.
    unix = re.findall(rb"^[0-9a-f]+: \w+ \w+ \w+ (\w+) ", _network(pid, "unix"), re.MULTILINE)
    held = (len(unix) + DATAGRAMS * unix.count(b"0002")) * each
    for name in ("tcp", "tcp6", "udp", "udp6"):
        for row in _rows(pid, name):
            waiting = sum(int(queue, 16) for queue in row[4].split(b":"))
            held += _tcp_buffers() if waiting and name.startswith("tcp") else waiting
    return held + sum(int(row[4]) + int(row[5]) for row in _rows(pid, "netlink"))


def _tcp_buffers() -> int:
    """Return how much a TCP socket can hold."""
    return sum(int(Path(f"/proc/sys/net/ipv4/tcp_{way}mem").read_text().split()[2]) for way in "rw")


def _rows(pid: int, name: str) -> list[list[bytes]]:
    return [line.split() for line in _network(pid, name).splitlines()[1:]]


def _network(pid: int, name: str) -> bytes:
    """Return a file about a process's network; b"" where the kernel has none, as without IPv6."""
    try:
        with open(f"/proc/{pid}/net/{name}", "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
