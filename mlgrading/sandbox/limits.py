"""The memory that all processes of a sandbox use together, and the time that they wait for a processor."""

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
#: the bytes that the kernel needs for each file of a file system in memory, its name included
INODE = 1200
#: the messages of senders that have ended which may wait in a datagram socket, beside those it has sent itself
DATAGRAMS = 11


def machine(name: str) -> int:
    """Return an entry of /proc/meminfo, such as "MemAvailable" or "Shmem", in bytes."""
    with open("/proc/meminfo", "rb") as file:
        return int(re.findall(rf"^{name}: *(\d+)".encode(), file.read(), re.MULTILINE)[0]) << 10


def uses_more(pid: int, limit: int, folders: Iterable[str] = ()) -> bool:
    """Return whether a process and all its descendants together hold more than `limit` bytes of memory.

    `folders` are the file systems in memory to which the second process of the family, the first of a sandbox, can
    write; if they are given, the contents of its sockets count too.
    """
    family = family_of(pid)
    if folders and len(family) == 1:
        return False  # the sandbox is ending
    held = _files(family[1], folders) if folders else 0
    resident = sum(map(_resident, family))
    # The exact sums take longer, and are not needed if even the largest possible sum is allowed.
    if resident + held + (_most_in_sockets(family[1]) if folders else 0) + machine("Shmem") <= limit:
        return False
    held += _shared(family) + (_in_sockets(family[1]) if folders else 0)
    # Up to here, pages that forked processes still share count for each of them; the exact count takes longer still.
    return resident + held > limit and sum(map(_proportional, family)) + held > limit


def waited(pid: int) -> float:
    """Return how many seconds in all a process and its descendants have waited for a processor.

    This is the time that other work on the machine took from them. It is infinite where the kernel does not report it.
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
    """Return the same where the kernel does not list children, by searching all processes of the machine."""
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
    """Return the memory of a process that belongs to no file, with its share of the shared pages."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            return sum(int(line.split()[1]) << 10 for line in file if line.startswith((b"Pss_Anon:", b"SwapPss:")))
    except OSError:
        return _resident(pid)


def _shared(family: Iterable[int]) -> int:
    """Return the size of all memory that processes share without a file; it may outlive the process that filled it."""
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
    """Return the bytes in file systems in memory, as the process sees them."""
    used = 0
    for folder in folders:
        found = os.statvfs(f"/proc/{pid}/root{folder}")
        used += (found.f_blocks - found.f_bfree) * found.f_frsize + (found.f_files - found.f_ffree) * INODE
    return used


def _most_in_sockets(pid: int) -> int:
    """Return the most bytes that all sockets of a process's network could hold."""
    return _tcp_buffers() * sum(
        int(number)
        for name in ("sockstat", "sockstat6")
        for number in re.findall(rb"(?:used|inuse) (\d+)", _network(pid, name))
    )


def _in_sockets(pid: int) -> int:
    """Return the bytes in the sockets of a process's network, or the most they can hold where the kernel is silent.

    The kernel reports bytes for UDP and netlink; for TCP only the contents, so that a socket in which data wait counts
    as full; for Unix sockets nothing.
    """
    with open("/proc/sys/net/core/wmem_default", "rb") as file:
        each = int(file.read())
    # The type of each, 2 for datagrams. A name follows, which may contain line breaks: lines that look like further
    # sockets then count too.
    unix = re.findall(rb"^[0-9a-f]+: \w+ \w+ \w+ (\w+) ", _network(pid, "unix"), re.MULTILINE)
    held = (len(unix) + DATAGRAMS * unix.count(b"0002")) * each
    for name in ("tcp", "tcp6", "udp", "udp6"):
        for row in _rows(pid, name):
            waiting = sum(int(queue, 16) for queue in row[4].split(b":"))
            held += _tcp_buffers() if waiting and name.startswith("tcp") else waiting
    return held + sum(int(row[4]) + int(row[5]) for row in _rows(pid, "netlink"))


def _tcp_buffers() -> int:
    """Return the most bytes that a TCP socket can hold."""
    return sum(int(Path(f"/proc/sys/net/ipv4/tcp_{way}mem").read_text().split()[2]) for way in "rw")


def _rows(pid: int, name: str) -> list[list[bytes]]:
    return [line.split() for line in _network(pid, name).splitlines()[1:]]


def _network(pid: int, name: str) -> bytes:
    """Return the contents of a file about a process's network, b"" where there is none, as without IPv6."""
    try:
        with open(f"/proc/{pid}/net/{name}", "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
