"""Chooses the notebook among the files of a submission and the members of its zips, by name, age and content."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from mlgrading.wire import MAX_BYTES, Refused

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
        """The distance from the place where the notebook belongs: whether it is in a zip, and in how many folders."""
        return bool(self.inside), self.path.count("/")


def choose(found: list[Found], exercise: str, problems: list[str]) -> tuple[Found, bytes, list[str]]:
    """Return the best of several notebooks, its bytes, and notes.

    The exact name comes first, then the newest renamed one, then the one with most of the exercise's cells. A notebook
    that cannot be read is skipped. Raises Refused with the first problem, of these or of `problems`, if none can.
    """
    order = sorted(sorted(found, key=lambda f: (f.when, f.path), reverse=True), key=lambda f: f.far)
    exact = [f for f in order if f.base == f"{exercise}.ipynb"]
    renamed = [f for f in order if f not in exact and attempt(f.base, exercise) is not None]
    # Copies of the same age are ordered by their number.
    renamed.sort(key=lambda f: (f.far, [-n for n in f.when], -(attempt(f.base, exercise) or 0)))
    others = [f for f in order if f not in exact and f not in renamed]
    unreadable: list[str] = []
    # The rank matters only among notebooks of other names.
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
    notes = [f"{problem}: it was skipped" for problem in unreadable]
    if len(found) > 1:
        rest = listed([f.shown for f in sorted(found, key=lambda f: f.path) if f is not item])
        notes.append(f"several notebooks were handed in: {item.shown} is graded, not {rest}")
    elif item.path != f"{exercise}.ipynb" or item.inside:
        notes.append(f"the notebook was found as {item.shown}")
    return item, data, notes


def _mentions(data: bytes, exercise: str) -> tuple[int, int]:
    """Return how many check cells of the exercise and how many nbgrader cells a file seems to hold, unparsed."""
    data = data.replace(b"\0", b"")
    return data.count(f'check(\\"{exercise}.'.encode()), data.count(b'"grade_id"')


def is_notebook(name: str) -> bool:
    """Return whether a file is a notebook, by its name; some browsers append a second suffix."""
    return bool(_NOTEBOOK.search(name))


def is_junk(path: str) -> bool:
    """Return whether a path is one that systems and editors leave: .DS_Store, .ipynb_checkpoints/, __MACOSX/."""
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
    """Return a name in a form that is safe to show: short, on one line, with printable characters only.

    >>> shown("a" + chr(10) + "b")
    'a?b'
    """
    name = "".join(c if c.isprintable() else "?" for c in name)
    return name if len(name) <= 80 else name[:40] + "…" + name[-39:]


def listed(names: list[str]) -> str:
    """Return names as a list in words, the first five.

    >>> listed(list("abcdefg"))
    'a, b, c, d, e and 2 more'
    """
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def too_large(name: str) -> Refused:
    """Return the refusal of a file that is too large."""
    return Refused(f"the file {name} has more than {MAX_BYTES // 1_000_000} MB; clear the outputs and hand it in again")
