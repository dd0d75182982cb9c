"""Reads a submission: from the bytes of a file to a clean notebook and the code to run, in order.

Of the student's file only three things count: the text of the cells, their order, and which cell answers which task.
All else comes from the solution notebook, so that the clean notebook is valid by construction. Damage that can be
repaired is repaired, with a note; a file that cannot be read is refused, with a reason.
"""

import json
import re
from dataclasses import dataclass
from itertools import accumulate, chain, count
from typing import Any, Literal

from nbformat import NotebookNode
from nbformat.notebooknode import from_dict

from mlgrading.child import solutions
from mlgrading.wire import MAX_BYTES, Refused

#: how deeply the JSON may be nested; a notebook with rich outputs needs about 12
MAX_DEPTH = 60
#: how many lists and objects the JSON may hold: each takes memory far beyond its two characters
MAX_CONTAINERS = 1_000_000
MAX_CELLS = 2_000
#: how long the text of a cell may be, in characters
MAX_SOURCE = 1_000_000
MAX_NOTES = 40
#: the number of notes of one kind that are written out
MAX_ALIKE = 5

_STRING = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[{]}"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_OTHER_FILES = {"<": "a web page", "%PDF": "a PDF", "PK\x03\x04": "a zip archive", "{\\rtf": "a text document"}


@dataclass(frozen=True)
class Step:
    """A code cell to run: its `kind`, grade_id `name` ("" for an extra), `source`, and `index` among all cells."""

    kind: Literal["given", "answer", "check", "extra"]
    name: str
    source: str
    index: int


@dataclass(frozen=True)
class Submission:
    """A clean `notebook`, its code cells as `steps` in the order to run, `answers` by task, and `notes`."""

    notebook: NotebookNode
    steps: tuple[Step, ...]
    answers: dict[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """A cell of the solution: `text` is what students were given; the kind "text" is free for students to change."""

    kind: Literal["given", "answer", "check", "text"]
    name: str
    text: str
    cell: NotebookNode


@dataclass(eq=False)
class _Cell:
    """A cell of the student: `number` counts from 1, `known` is the index of the solution's cell that it matches."""

    number: int
    kind: str
    source: str
    grade_id: str = ""
    ids: tuple[str, ...] = ()
    known: int | None = None


def parse(data: bytes, source: NotebookNode) -> Submission:
    """Return a student's submission, repaired with the help of the solution notebook `source`.

    Locked cells, check cells and all metadata come from the solution, answers from the student. Raises Refused.
    """
    notes: list[str] = []
    cells = _read_cells(_load(data, notes), notes)
    known = _known(source)
    _match_ids(cells, known, notes)
    _match_lost(cells, known, notes)
    if not any(c.known is not None and known[c.known].name for c in cells):
        notes.append("the notebook contains no cell of this exercise: it may be another notebook")
    answers = {known[c.known].name: c.source for c in cells if c.known is not None and _is_answer(known[c.known])}
    _restore(cells, known, notes)
    _put_back(cells, known, notes)
    cells = _checks_last(cells, known, notes)
    notebook, steps = _build(cells, known, source)
    ordered = {k.name: answers[k.name] for k in known if k.name in answers}
    if len(notes) > MAX_NOTES:
        notes[MAX_NOTES:] = [f"and {len(notes) - MAX_NOTES} more repairs"]
    return Submission(notebook, steps, ordered, tuple(notes))


# From bytes to JSON


def _load(data: bytes, notes: list[str]) -> dict:
    """Return the JSON object of a notebook, without recursing deeper or allocating more than an honest one needs."""
    if len(data) > MAX_BYTES:
        raise Refused(f"the file has more than {MAX_BYTES // 1_000_000} MB; clear the outputs and hand it in again")
    text = _decode(data, notes).strip("\ufeff\0 \t\r\n")
    if not text:
        raise Refused("the file is empty")
    for start, what in _OTHER_FILES.items():
        if text.startswith(start):
            raise Refused(f"the file is {what}, not a notebook")
    if not text.startswith("{"):
        raise Refused("the file is not a notebook: hand in the .ipynb file itself, not a copy of its text or a script")
    brackets = _STRING.sub("", text).encode("ascii", "ignore").translate(_STEPS, _NO_BRACKETS)
    if len(brackets) > 2 * MAX_CONTAINERS or max(accumulate(memoryview(brackets).cast("b")), default=0) > MAX_DEPTH:
        raise Refused("the file is nested more deeply than any notebook")
    try:
        notebook, end = json.JSONDecoder(strict=False, parse_int=_whole).raw_decode(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text) - 10 or error.msg.startswith("Unterminated"):
            raise Refused("the file breaks off in the middle: save the notebook and hand it in again") from None
        raise Refused(f"the file is damaged: line {error.lineno} cannot be read as part of a notebook") from None
    except (RecursionError, MemoryError, ValueError):
        raise Refused("the file cannot be read as a notebook") from None
    if end < len(text):
        notes.append("text after the end of the notebook was left out")
    return notebook


def _decode(data: bytes, notes: list[str]) -> str:
    encoding = json.detect_encoding(data)
    if encoding == "utf-8-sig":
        notes.append("the file began with a byte order mark")
    elif encoding != "utf-8":
        notes.append(f"the file was {encoding[:6].upper()}, not UTF-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-8"):
            notes.append("the file was not UTF-8 and was read as Latin-1: accents may be wrong")
            return data.decode("latin-1")
        notes.append("some characters of the file could not be read")
        return data.decode(encoding, "replace")


def _whole(digits: str) -> int:
    # Python refuses to convert very long numbers; nothing that is used here has more than a few digits.
    return int(digits) if len(digits) < 20 else 0


# From JSON to cells


def _read_cells(notebook: dict, notes: list[str]) -> list[_Cell]:
    raw, sheets, version = notebook.get("cells"), notebook.get("worksheets"), notebook.get("nbformat")
    if isinstance(sheets, list) and (not isinstance(raw, list) or version in (2, 3)):
        notes.append("the notebook was in an old format")
        sheets = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
        raw = [cell for cells in sheets if isinstance(cells, list) for cell in cells]
    if isinstance(version, int) and version > 4:
        raise Refused("the notebook is in a newer format than can be graded: save it with the Jupyter of this course")
    if not isinstance(raw, list):
        raise Refused("the file is not a notebook: it has no cells")
    if len(raw) > MAX_CELLS:
        raise Refused(f"the notebook has {len(raw)} cells, more than the {MAX_CELLS} that are graded")
    cells = [_read_cell(number, cell, version, notes) for number, cell in enumerate(raw, 1)]
    return [cell for cell in cells if cell is not None]


def _read_cell(number: int, cell: Any, version: Any, notes: list[str]) -> _Cell | None:
    if not isinstance(cell, dict):
        notes.append(f"cell {number} could not be read and was left out")
        return None
    kind, source = cell.get("cell_type"), cell.get("source", cell.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        # Format 2 kept lines without their ends.
        source = ("\n" if version == 2 else "").join(source)
    if not isinstance(source, str):
        notes.append(f"cell {number} has no text that can be read and was left out")
        return None
    if len(source) > MAX_SOURCE:
        notes.append(f"cell {number} has more than {MAX_SOURCE} characters and was left out")
        return None
    if _SURROGATE.search(source):
        notes.append(f"characters of cell {number} could not be read")
        source = _SURROGATE.sub("\ufffd", source)
    # Python itself reads all three line ends as one.
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if kind == "heading":
        level = cell.get("level")
        source = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + source
    if kind not in ("code", "raw"):
        kind = "code" if "outputs" in cell or "input" in cell else "markdown"
    metadata = cell.get("metadata")
    if not isinstance(metadata, dict):
        metadata = {}
    mark = metadata.get("nbgrader")
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    # Colab moves the id of a cell into its metadata.
    ids = tuple(i for i in (cell.get("id"), metadata.get("id")) if isinstance(i, str) and _ID.fullmatch(i))
    return _Cell(number, kind, source, grade_id if isinstance(grade_id, str) else "", ids)


# Which cell is which


def _known(source: NotebookNode) -> list[_Known]:
    known = []
    for cell in source.cells:
        mark = cell.metadata.get("nbgrader", {})
        name = mark.get("grade_id", "")
        kind: Literal["given", "answer", "check", "text"]
        kind = "answer" if mark.get("solution") else "check" if mark.get("grade") else "given"
        if not name or (kind == "given" and not mark.get("locked")):
            kind, name = "text", ""
        known.append(_Known(kind, name, solutions.blank(cell.source) if kind == "answer" else cell.source, cell))
    return known


def _is_answer(known: _Known) -> bool:
    return known.kind == "answer" and known.cell.cell_type == "code"


def _plain(text: str) -> str:
    """Return a text without what an editor may change: spaces at the ends of lines, and empty lines."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def _filled(cell: _Cell, known: _Known) -> bool:
    return _plain(cell.source) not in ("", _plain(known.text))


def _match_ids(cells: list[_Cell], known: list[_Known], notes: list[str]) -> None:
    """Identify cells by grade_id; among several with the same id, choose the one that counts."""
    for index, k in enumerate(known):
        copies = [c for c in cells if c.grade_id == k.name] if k.name else []
        if not copies:
            continue
        # An old attempt that was kept as text does not count.
        fit = [c for c in copies if c.kind == k.cell.cell_type] or copies
        if k.kind == "answer":
            fit = [c for c in fit if _filled(c, k)] or fit
        chosen = fit[0]
        chosen.known = index
        for copy in copies:
            # A copy that was changed may contain something that an answer needs.
            if copy is not chosen and (k.kind == "answer" or _filled(copy, k)):
                notes.append(f"cell {copy.number} is a copy of `{k.name}`: it is run, but cell {chosen.number} counts")
            elif copy is not chosen:
                notes.append(f"cell {copy.number} is a copy of `{k.name}` and was left out")
                cells.remove(copy)


def _match_lost(cells: list[_Cell], known: list[_Known], notes: list[str]) -> None:
    """Identify cells that lost their grade_id: by their cell id, their text, what they define, or their place."""
    taken = []

    def take(index: int, cell: _Cell, how: str) -> None:
        cell.known = index
        if known[index].kind != "text":
            taken.append(f"cell {cell.number} had lost its name: it was identified as `{known[index].name}` by {how}")

    def lost() -> list[int]:
        found = {c.known for c in cells}
        return [i for i in range(len(known)) if i not in found]

    def loose(index: int, any_kind: bool = False) -> list[_Cell]:
        return [c for c in cells if c.known is None and (any_kind or c.kind == known[index].cell.cell_type)]

    for i in lost():
        same = (c for c in loose(i, any_kind=known[i].kind != "text") if known[i].cell.get("id") in c.ids)
        if cell := next(same, None):
            take(i, cell, "its id")
    for i in lost():
        text = _plain(known[i].text) if known[i].kind != "answer" else ""
        if cell := next((c for c in loose(i) if text and _plain(c.source) == text), None):
            take(i, cell, "its text")
    for i in lost():
        stub = re.search(r"^(?:def|class) +(\w+)", known[i].text, re.MULTILINE) if _is_answer(known[i]) else None
        if stub:
            defines = re.compile(rf"^(?:def|class)[ \t]+{stub[1]}\b", re.MULTILINE)
            copies = [c for c in loose(i) if defines.search(c.source)]
            # The last one is the one that the check used.
            for cell in ([c for c in copies if _filled(c, known[i])] or copies)[-1:]:
                take(i, cell, "what it defines")
    places = {c.known: place for place, c in enumerate(cells) if c.known is not None}
    gaps: dict[tuple[int, int], list[int]] = {}
    for i in lost():
        if _is_answer(known[i]):
            before = next((places[j] for j in range(i, -1, -1) if j in places), -1)
            after = next((places[j] for j in range(i, len(known)) if j in places), len(cells))
            gaps.setdefault((before, after), []).append(i)
    for (before, after), wanted in gaps.items():
        between = [c for c in cells[before + 1 : after] if c.known is None and c.kind == "code" and c.source.strip()]
        if len(wanted) == 1:
            between = ([c for c in between if _filled(c, known[wanted[0]])] or between)[-1:]
        if len(wanted) == len(between):
            for i, cell in zip(wanted, between, strict=True):
                take(i, cell, "its place")
    if len(taken) > MAX_ALIKE:
        taken = [f"{len(taken)} cells had lost their names: they were identified by their ids, texts and places"]
    notes += taken


# A clean notebook


def _restore(cells: list[_Cell], known: list[_Known], notes: list[str]) -> None:
    """Restore the type of identified cells and the text of locked ones; code that replaced it is run before it."""
    for cell in list(cells):
        if cell.known is None or known[cell.known].kind == "text":
            continue
        k = known[cell.known]
        if cell.kind != k.cell.cell_type:
            notes.append(
                f"cell {cell.number} (`{k.name}`) was a {cell.kind} cell: it is a {k.cell.cell_type} cell again"
            )
            cell.kind = k.cell.cell_type
        if k.kind != "answer":
            if _plain(cell.source) != _plain(k.text):
                notes.append(f"the cell `{k.name}` had been changed: after your version, the original is run too")
                # Something added to it, such as an import or a part of an answer, may be needed below.
                if cell.kind == "code":
                    cells.insert(cells.index(cell), _Cell(cell.number, "code", cell.source))
            cell.source = k.text


def _put_back(cells: list[_Cell], known: list[_Known], notes: list[str]) -> None:
    """Insert each deleted cell after the cell that it follows in the solution."""
    found = {c.known: c for c in cells if c.known is not None}
    missing = [i for i, k in enumerate(known) if k.kind != "text" and i not in found]
    if len(missing) <= MAX_ALIKE:
        notes += [f"the cell `{known[i].name}` was missing: it was put back as it was handed out" for i in missing]
    else:
        notes.append(f"{len(missing)} cells were missing: they were put back as they were handed out")
    for index in missing:
        k = known[index]
        previous = next((found[j] for j in range(index - 1, -1, -1) if j in found), None)
        first = next((i for i, c in enumerate(cells) if c.kind == "code"), len(cells))
        place = first if previous is None else cells.index(previous) + 1
        # An answer may have been written into new cells. They run after the blank, so that it does not undo them, and
        # before the check, which must see them.
        while k.kind == "check" and place < len(cells) and cells[place].known is None and cells[place].kind == "code":
            place += 1
        found[index] = _Cell(0, k.cell.cell_type, k.text, known=index)
        cells.insert(place, found[index])


def _checks_last(cells: list[_Cell], known: list[_Known], notes: list[str]) -> list[_Cell]:
    """Return the cells, each check after its answer and after the given cells that precede it in the solution."""
    answers = {k.name: index for index, k in enumerate(known) if _is_answer(k)}
    # The indices of the cells that must precede each check, by the check's index in the solution.
    needs: dict[int | None, set[int]] = {}
    given: set[int] = set()
    answer = None
    for index, k in enumerate(known):
        if k.kind == "given" and k.cell.cell_type == "code":
            given.add(index)
        elif _is_answer(k):
            answer = index
        elif k.kind == "check":
            own = answers.get(k.name.removeprefix("check_"), answer)
            needs[index] = given | (set() if own is None else {own})
    ordered, waiting = [], []
    seen: set[int | None] = set()
    for cell in cells:
        if cell.known is not None and not needs.get(cell.known, set()) <= seen:
            waiting.append(cell)
            notes.append(f"the check `{known[cell.known].name}` stood before cells that it needs: it was moved down")
            continue
        ordered.append(cell)
        seen.add(cell.known)
        ready = [c for c in waiting if needs[c.known] <= seen]
        ordered += ready
        waiting = [c for c in waiting if c not in ready]
    return ordered


def inert(source: str) -> str:
    """Return a student's text in which nothing begins an HTML element.

    nbgrader's form-grader shows a text cell as it is, to an instructor who is signed in.

    >>> inert("if a < b, then <b>so</b>")
    'if a < b, then &lt;b>so&lt;/b>'
    """
    return re.sub(r"<(?=[A-Za-z/!?])", "&lt;", source)


def _build(cells: list[_Cell], known: list[_Known], source: NotebookNode) -> tuple[NotebookNode, tuple[Step, ...]]:
    taken = {k.cell.id for k in known if "id" in k.cell}
    # New ids are the same each time: the same file gives the same result.
    new = (f"new-{n}" for n in count())
    nodes, steps = [], []
    for index, cell in enumerate(cells):
        k = None if cell.known is None else known[cell.known]
        if k is not None and "id" in k.cell:
            name = k.cell.id
        else:
            name = next(i for i in chain(cell.ids, new) if i not in taken)
        taken.add(name)
        metadata = from_dict(k.cell.metadata) if k is not None else NotebookNode()
        own = cell.kind != "code" and (k is None or cell.source != k.text)
        text = inert(cell.source) if own else cell.source
        node = NotebookNode(id=name, cell_type=cell.kind, metadata=metadata, source=text)
        if cell.kind == "code":
            node.update(execution_count=None, outputs=[])
            role: Literal["given", "answer", "check", "extra"]
            role = k.kind if k is not None and k.kind != "text" else "extra"
            steps.append(Step(role, k.name if k is not None else "", cell.source, index))
        nodes.append(node)
    kept = {key: value for key, value in source.metadata.items() if key in ("kernelspec", "language_info")}
    notebook = NotebookNode(nbformat=4, nbformat_minor=5, metadata=from_dict(kept), cells=nodes)
    return notebook, tuple(steps)
