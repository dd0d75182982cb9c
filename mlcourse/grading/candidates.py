"""Chooses the notebook among what was handed in, loose files and members of zips, by name, age and content."""

import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from mlcourse.grading.submission import MAX_BYTES, Refused

#: a zip that a student handed in: how many members, and how many bytes are expanded
MAX_MEMBERS = 200
MAX_EXPANDED = 40_000_000
#: how many members the directory of a zip in memory may list before it is read: each takes memory
MAX_LISTED = 20_000
#: how many notebooks of other names are opened to find the right one
MAX_OPENED = 10

_NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json|download))?$", re.IGNORECASE)
_COPY = r"(?:copy|copie|kopie)"


@dataclass(frozen=True)
class Found:
    """A file that may be the notebook: `path` in the folder, or in the zip `inside`; the greatest `when` is newest."""

    path: str
    when: tuple[int, ...]
    read: Callable[[], bytes]
    inside: str = ""

    @property
    def base(self) -> str:
        """The name without folders."""
        return self.path.rpartition("/")[2]

    @property
    def shown(self) -> str:
        """The name as it may be shown."""
        return shown(self.path) + (f" in {shown(self.inside)}" if self.inside else "")

    @property
    def far(self) -> tuple[bool, int]:
        """How far from the place where a notebook belongs: in a zip, in folders."""
        return bool(self.inside), self.path.count("/")


def choose(found: list[Found], exercise: str, problems: list[str]) -> tuple[Found, bytes, list[str]]:
    """Return the best of several notebooks, its bytes, and notes.

    First the exact name, then the newest renamed one, then the one with most of the exercise's cells. One that cannot
    be read is passed over. Raises Refused with the first problem, of these or of `problems`, when none can be read.
    """
    order = sorted(sorted(found, key=lambda f: (f.when, f.path), reverse=True), key=lambda f: f.far)
    exact = [f for f in order if f.base == f"{exercise}.ipynb"]
    renamed = [f for f in order if f not in exact and attempt(f.base, exercise) is not None]
    # Copies of one age are told apart by their number.
    renamed.sort(key=lambda f: (f.far, [-n for n in f.when], -(attempt(f.base, exercise) or 0)))
    others = [f for f in order if f not in exact and f not in renamed]
    unreadable: list[str] = []
    # The rank counts only among those of other names.
    best: tuple[tuple[int, int, bool], Found, bytes] | None = None

    def read(item: Found) -> bytes | None:
        try:
            data = item.read()
            if data.strip(b"\0 \t\r\n"):
                return data
            raise Refused(f"the file {item.shown} is empty")
        except Refused as problem:
            unreadable.append(str(problem))
            return None

    for item in exact + renamed:
        if (data := read(item)) is not None:
            best = (0, 0, True), item, data
            break
    else:
        for item in others[:MAX_OPENED]:
            if (data := read(item)) is not None:
                named = f"_{_canonical(exercise)}_" in f"_{_canonical(_stem(item.base))}_"
                rank = *_mentions(data, exercise), named
                if best is None or rank > best[0]:
                    best = rank, item, data
    if best is None:
        raise Refused((unreadable + problems)[0])
    _, item, data = best
    notes = [f"{problem}: it was passed over" for problem in unreadable]
    if len(found) > 1:
        rest = listed([f.shown for f in sorted(found, key=lambda f: f.path) if f is not item])
        notes.append(f"several notebooks were handed in: {item.shown} is graded, not {rest}")
    elif item.path != f"{exercise}.ipynb" or item.inside:
        notes.append(f"the notebook was found as {item.shown}")
    return item, data, notes


def _mentions(data: bytes, exercise: str) -> tuple[int, int]:
    """Return how many check cells of the exercise and how many marked cells a file seems to hold, unparsed."""
    data = data.replace(b"\0", b"")
    return data.count(f'check(\\"{exercise}.'.encode()), data.count(b'"grade_id"')


def is_notebook(name: str) -> bool:
    """Tell whether a file is a notebook, by its name; some browsers append a second ending."""
    return bool(_NOTEBOOK.search(name))


def is_junk(path: str) -> bool:
    """Tell whether a path is one that systems and editors leave: .DS_Store, .ipynb_checkpoints/, __MACOSX/."""
    return any(re.match(r"\.[^.]|__MACOSX$|__pycache__$", part) for part in path.split("/"))


def attempt(name: str, exercise: str) -> int | None:
    """Return the number in the name of a renamed notebook, 0 without one, and None for a notebook of another name.

    >>> attempt("perceptron (2).ipynb", "perceptron"), attempt("Copy of Perceptron.ipynb", "perceptron")
    (2, 0)
    >>> attempt("notes.ipynb", "perceptron")
    """
    own = re.escape(_canonical(exercise))
    renamed = rf"(?:{_COPY}_(?:of|von|de)_)*+{own}(?P<rest>(?:_?{_COPY}|_?[0-9]{{1,6}}(?![0-9]))*+)"
    match = re.fullmatch(renamed, _canonical(_stem(name)))
    return max(map(int, re.findall(r"[0-9]+", match["rest"])), default=0) if match else None


def _stem(name: str) -> str:
    return _NOTEBOOK.sub("", name)


def _canonical(name: str) -> str:
    """Return a name without what browsers and systems change in it.

    >>> _canonical("Perceptron - Copy (2)")
    'perceptron_copy_2'
    """
    return re.sub(r"[\W_]+", "_", unicodedata.normalize("NFKC", name).casefold()).strip("_")


def shown(name: str) -> str:
    """Return a name as it may be shown: short, on one line, nothing that cannot be printed.

    >>> shown("a" + chr(10) + "b")
    'a?b'
    """
    name = "".join(c if c.isprintable() else "?" for c in name)
    return name if len(name) <= 80 else name[:40] + "…" + name[-39:]


def listed(names: list[str]) -> str:
    """Return names in a row, the first five.

    >>> listed(list("abcdefg"))
    'a, b, c, d, e and 2 more'
    """
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def too_large(name: str) -> Refused:
    """Return the refusal of a file that is too large."""
    return Refused(f"the file {name} has more than {MAX_BYTES // 1_000_000} MB; clear the outputs and hand it in again")


class Zip:
    """A zip whose members are read into memory, up to limits that are counted while reading. Raises Refused."""

    def __init__(self, file: BinaryIO, members: int = MAX_MEMBERS, expanded: int = MAX_EXPANDED):
        """Open a zip that has at most so many `members` and gives at most so many `expanded` bytes."""
        self._left = expanded
        many = Refused(f"the zip holds more than {members} files; hand in the notebook itself")
        if isinstance(file, BytesIO) and file.getvalue().count(b"PK\x01\x02") > MAX_LISTED:
            raise many
        try:
            self._zip = zipfile.ZipFile(file)
            infos = self._zip.infolist()
        # Damaged archives make zipfile raise a dozen kinds of errors.
        except Exception:
            raise Refused("the zip is damaged and cannot be opened") from None
        if len(infos) > members:
            raise many
        #: the members by number, with names as all systems write them
        self.members = [(info, info.filename.replace("\\", "/")) for info in infos]
        # A damaged zip may have a member without a name.
        self.members = [(info, name) for info, name in self.members if name and not name.endswith("/")]

    def notebooks(self, inside: str) -> list[Found]:
        """Return the notebooks among the members of the zip that is called `inside`; at least one, or Refused."""
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
        """Return the bytes of a member; Refused for all that an honest zip does not hold."""
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
        # Of these two, zipfile expands no more than it is asked for.
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
