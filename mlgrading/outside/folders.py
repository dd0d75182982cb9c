"""Opens files below an untrusted folder: no link is followed, and only regular files are read."""

import os
import secrets
import stat
from collections.abc import Iterable

from mlgrading.outside.candidates import shown, too_large
from mlgrading.wire import MAX_BYTES, Refused

OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
FOLDER = OPEN | os.O_DIRECTORY


def enter(root: int, parts: Iterable[str], make: bool = False) -> int:
    """Return a descriptor of the folder `parts` below `root`, no part of which is a link; `make` missing parts."""
    folder = os.open(".", FOLDER, dir_fd=root)
    for part in parts:
        try:
            if make:
                try:
                    os.mkdir(part, dir_fd=folder)
                except FileExistsError:
                    pass
            inner = os.open(part, FOLDER, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def read(root: int, parts: tuple[str, ...], limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file below `root`; a FIFO or device is never waited for. Raises Refused."""
    name = shown("/".join(parts))
    try:
        folder = enter(root, parts[:-1])
        try:
            # A device may act on being opened, so the file is checked before, and again once it is open.
            _check_file(os.stat(parts[-1], dir_fd=folder, follow_symlinks=False), name, limit)
            descriptor = os.open(parts[-1], OPEN | os.O_NOCTTY, dir_fd=folder)
        finally:
            os.close(folder)
        with open(descriptor, "rb") as file:
            _check_file(os.fstat(descriptor), name, limit)
            data = file.read(limit + 1)
    except OSError:
        raise Refused(f"the file {name} cannot be opened") from None
    if len(data) > limit:
        raise too_large(name)
    return data


def _check_file(status: os.stat_result, name: str, limit: int) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise Refused(f"the file {name} is a link, not a notebook")
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"the file {name} is not an ordinary file")
    if status.st_size > limit:
        raise too_large(name)


def replace(folder: int, name: str, data: bytes) -> None:
    """Write a file whole or not at all; a link of that name is replaced, not followed."""
    scratch = f".{name}.{secrets.token_hex(4)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with open(os.open(scratch, flags, 0o644, dir_fd=folder), "wb") as file:
            file.write(data)
        os.replace(scratch, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        try:
            os.unlink(scratch, dir_fd=folder)
        except OSError:
            pass
        raise
