"""Reads zips from untrusted sources, up to limits on members and bytes that an honest zip does not reach.

The zips of pages for students are our own, and `without` takes a student's out again.
"""

import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mlgrading.outside.candidates import Found, is_junk, is_notebook, shown, too_large
from mlgrading.outside.course import write
from mlgrading.wire import MAX_BYTES, Refused

#: a zip that a student handed in: how many members, and how many bytes are expanded
MAX_MEMBERS = 200
MAX_EXPANDED = 40_000_000
#: how many members a zip in memory may list before its directory is read, since each takes memory
MAX_LISTED = 20_000


class Zip:
    """A zip whose members are read into memory, up to limits that are counted while reading. Raises Refused."""

    def __init__(self, file: BinaryIO, members: int | None = MAX_MEMBERS):
        """Open a zip that has at most so many `members`; None means any number."""
        self._left = MAX_EXPANDED
        many = Refused(f"the zip holds more than {members} files; hand in the notebook itself")
        if isinstance(file, BytesIO) and file.getvalue().count(b"PK\x01\x02") > MAX_LISTED:
            raise many
        try:
            self._zip = zipfile.ZipFile(file)
            infos = self._zip.infolist()
        # Damaged archives make zipfile raise a dozen kinds of errors.
        except Exception:
            raise Refused("the zip is damaged and cannot be opened") from None
        if members is not None and len(infos) > members:
            raise many
        #: the members with their names, in which slashes separate folders on all systems
        self.members = [(info, info.filename.replace("\\", "/")) for info in infos]
        # A damaged zip may have a member without a name.
        self.members = [(info, name) for info, name in self.members if name and not name.endswith("/")]

    def allow(self, expanded: int) -> None:
        """Expand at most so many bytes from now on."""
        self._left = expanded

    def notebooks(self, inside: str) -> list[Found]:
        """Return the notebooks in the zip, whose name is `inside`; raises Refused if there are none."""
        ours = [(number, *member) for number, member in enumerate(self.members) if not is_junk(member[1])]
        found = [
            Found(name, (*info.date_time, number), partial(self.read, info), inside)
            for number, info, name in ours
            if is_notebook(name)
        ]
        if not found:
            nested = any(name.lower().endswith(".zip") for *_, name in ours)
            raise Refused(f"the zip holds {'another zip' if nested else 'no notebook'}; hand in the notebook itself")
        return found

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member; raises Refused for anything that an honest zip does not hold."""
        name = info.filename.replace("\\", "/")
        file = f"the file {shown(name)} in the zip"
        if name.startswith("/") or re.match(r"[a-zA-Z]:", name) or ".." in name.split("/"):
            raise Refused(f"{file} has a name that leads out of the zip")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind == stat.S_IFLNK:
            raise Refused(f"{file} is a link, not a notebook")
        if kind not in (0, stat.S_IFREG):
            raise Refused(f"{file} is not an ordinary file")
        if info.flag_bits & 0x1:
            raise Refused(f"{file} has a password")
        # With these two methods, zipfile expands no more bytes than are requested.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(f"{file} is compressed in an unusual way")
        limit = min(MAX_BYTES, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except Exception:
            raise Refused(f"{file} is damaged") from None
        self._left = max(0, self._left - len(data))
        if len(data) > MAX_BYTES:
            raise too_large(f"{shown(name)} in the zip")
        if len(data) > limit:
            raise Refused("the zip is too large when it is unpacked; hand in the notebook itself")
        return data


def without(path: Path, goes: Callable[[str, bytes], bool]) -> bool:
    """Remove the members that go, by name and content, from a zip of our own; return whether there were any.

    All others stay as they are. A file that is no zip stays as it is too. Raises Problem.
    """
    packed, some = BytesIO(), False
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w") as new:
            for info in old.infolist():
                data = old.read(info)
                if goes(info.filename, data):
                    some = True
                else:
                    new.writestr(info, data)
    except (zipfile.BadZipFile, FileNotFoundError):
        return False
    if some:
        write(path, packed.getvalue())
    return some


def contents(file: BinaryIO, most: int, deep: int = 3) -> Iterator[bytes]:
    """Give the names and the contents of all files in a zip, those of the zips in it included.

    At most so many bytes are expanded, of zips at most so `deep` in each other. Raises Refused where there is more, and
    for what cannot be read.
    """
    packed = Zip(file, members=None)
    for info, name in packed.members:
        yield name.encode("utf-8", "surrogateescape")
        packed.allow(max(most, 0))
        data = packed.read(info)
        most -= len(data)
        yield data
        if zipfile.is_zipfile(BytesIO(data)):
            if not deep:
                raise Refused("zips are in each other, more than can be looked into")
            for text in contents(BytesIO(data), most, deep - 1):
                most -= len(text)
                yield text
