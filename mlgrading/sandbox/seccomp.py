"""A filter of the system calls that students' code may make, which bubblewrap installs.

It refuses calls that create memory which belongs to no process and no file system, so that its owner could not be found
from outside, and calls that create objects which outlive the process. To students, the kernel seems not to have them.
The filter is a program in classic BPF, the kernel's small machine: each instruction has a code, two jumps and a number.
"""

import contextlib
import errno
import os
import socket
import struct
from collections.abc import Iterator, Sequence

#: the numbers of the refused calls, by machine
REFUSED = {
    "memfd_create": {"x86_64": 319, "aarch64": 279},
    "memfd_secret": {"x86_64": 447, "aarch64": 447},
    "shmget": {"x86_64": 29, "aarch64": 194},
    "semget": {"x86_64": 64, "aarch64": 190},
    "msgget": {"x86_64": 68, "aarch64": 186},
    "add_key": {"x86_64": 248, "aarch64": 217},
    "request_key": {"x86_64": 249, "aarch64": 218},
    "keyctl": {"x86_64": 250, "aarch64": 219},
    "io_uring_setup": {"x86_64": 425, "aarch64": 425},
    "userfaultfd": {"x86_64": 323, "aarch64": 282},
    "bpf": {"x86_64": 321, "aarch64": 280},
    "perf_event_open": {"x86_64": 298, "aarch64": 241},
}
#: two calls that are refused for some arguments only
SOCKET = {"x86_64": 41, "aarch64": 198}
FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)
PROTOCOLS = (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP)
SETSOCKOPT = {"x86_64": 54, "aarch64": 208}
#: the kernel's number for the machine that a call was made for, since a program can make 32-bit calls as well
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000  # from this number on, x86_64 repeats its calls

#: instructions: read the word at an offset; skip one number of steps if it is equal (or as large), another if it is not
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
CALL, MACHINE, FIRST, SECOND, THIRD = 0, 4, 16, 24, 32  # the offsets of the call's number, machine and arguments
ALLOW, REFUSE = 0x7FFF0000, 0x00050000  # with the error's number added

#: whether there is a filter for this machine
HERE = os.uname().machine in MACHINES


def program(machine: str) -> bytes:
    """Return the filter for a machine.

    A socket must be of a kind whose contents the watcher can measure, and cannot get larger buffers. (A Jupyter kernel
    uses TCP and netlink within itself, so these must be allowed.)
    """
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, MACHINES[machine]), (RETURN, 0, 0, REFUSE | errno.ENOSYS)]
    steps += [(LOAD, 0, 0, CALL)]
    if machine == "x86_64":
        steps += [(AT_LEAST, 0, 1, X32), (RETURN, 0, 0, REFUSE | errno.ENOSYS)]
    for numbers in REFUSED.values():
        steps += [(EQUAL, 0, 1, numbers[machine]), (RETURN, 0, 0, REFUSE | errno.ENOSYS)]
    kinds = [*_unless_one_of(FIRST, FAMILIES), *_unless_one_of(THIRD, PROTOCOLS), (RETURN, 0, 0, ALLOW)]
    steps += [(EQUAL, 0, len(kinds), SOCKET[machine]), *kinds]
    steps += [
        (EQUAL, 0, 6, SETSOCKOPT[machine]),
        (LOAD, 0, 0, SECOND),
        (EQUAL, 0, 4, socket.SOL_SOCKET),
        (LOAD, 0, 0, THIRD),
        (EQUAL, 1, 0, socket.SO_SNDBUF),
        (EQUAL, 0, 1, socket.SO_RCVBUF),
        (RETURN, 0, 0, REFUSE | errno.EPERM),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _unless_one_of(argument: int, allowed: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Return the steps that refuse a call whose argument is none of those allowed."""
    tests = [(EQUAL, len(allowed) - number, 0, value) for number, value in enumerate(allowed)]
    return [(LOAD, 0, 0, argument), *tests, (RETURN, 0, 0, REFUSE | errno.EAFNOSUPPORT)]


@contextlib.contextmanager
def opened() -> Iterator[list[int]]:
    """Yield a descriptor from which bubblewrap can read the filter once; none on a machine that has no filter."""
    if not HERE:
        yield []
        return
    end, start = os.pipe()
    os.write(start, program(os.uname().machine))
    os.close(start)
    try:
        yield [end]
    finally:
        os.close(end)
